/** The page of a freelancer's time off: what is set, a form to set it, and a button that ends it. */
import { z } from "zod";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { writtenText } from "#app/domain/kernel/written-text.ts";
import { dayIn, TIME_OFF_LIMITS } from "#app/domain/people/time-off/days-off.ts";
import { endTimeOff, setTimeOff } from "#app/domain/people/time-off/set-time-off.ts";
import { ownTimeOff } from "#app/domain/people/time-off/time-off.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { doPressed } from "#app/http/pressed-button.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { PresentTimeOff } from "./present-time-off.tsx";
import type { Route } from "./+types/time-off";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "me.time_off");
  return runLoader(async () => {
    const { timeOff, zone } = await ownTimeOff(actor);
    const now = nowDate();
    const today = dayIn(now, zone);
    return { timeOff, now, today, keys: { set: newFormKey(), end: newFormKey() } };
  });
}

const day = writtenText({ max: 10, lines: "one" });
const SENT = z.object({
  from: day.transform((text) => (text === "" ? null : text)),
  until: day,
  note: writtenText({ max: TIME_OFF_LIMITS.note, lines: "one" }),
});

export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "me.time_off");
  return runAction(request, async (form) => {
    const text = await doPressed(form, {
      async set() {
        await setTimeOff(actor, { ...form.parse(SENT), key: form.key() });
        return "Your time off is set. Your gigs say so, and take no orders meanwhile.";
      },
      async end() {
        await endTimeOff(actor, { key: form.key() });
        return "Your time off is over. Your gigs take orders again.";
      },
    });
    return redirectWithFlash("/settings/time-off", { kind: "success", text });
  });
}

export default function TimeOffPage({ loaderData, actionData }: Route.ComponentProps) {
  const { timeOff, now, today, keys } = loaderData;
  const refused = refusedFrom(actionData);
  const field = (name: string) => ({
    name,
    error: refused?.refusal.problems[name],
  });
  const typed = (name: string, usual: string) => refused?.values[name] ?? usual;
  return (
    <>
      <title>Time off · Farthing</title>
      <RefusalSummary refused={refused} notDone="Nothing was changed." />
      <PageHeader
        title="Time off"
        lead="While you are away your gigs stay where they are, say when you are back, and take no orders."
        breadcrumb={[{ label: "Settings", href: "/settings" }]}
      />
      {timeOff === null ? null : (
        <PresentTimeOff timeOff={timeOff} now={now} commandKey={keys.end} />
      )}
      <Section
        title={timeOff === null ? "When you are away" : "Other days"}
        note="It costs nothing: your record does not count what comes in meanwhile."
      >
        <ul className="prose">
          <li>Orders that run keep their dates. Deliver them, or ask for an extension.</li>
          <li>People can write to you, and you can make and accept offers as always.</li>
          <li>It ends by itself after the last day.</li>
        </ul>
        <CommandForm verb="set" commandKey={formKeyAgain(refused, keys.set)} label="Time off">
          <div className="day-pair">
            <TextField
              {...field("from")}
              label="First day"
              type="date"
              value={typed("from", today)}
            />
            <TextField
              {...field("until")}
              label="Last day"
              type="date"
              value={typed("until", "")}
            />
          </div>
          <TextField
            {...field("note")}
            label="A sentence for buyers"
            hint="They read it on your gigs and on your page: “At the sea until Advent.”"
            value={typed("note", "")}
            maxLength={TIME_OFF_LIMITS.note}
            optional
          />
          <div>
            <Submit>Set the time off</Submit>
          </div>
        </CommandForm>
      </Section>
    </>
  );
}

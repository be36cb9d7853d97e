/** Accepts a part of a task in two steps: an amount, its shares for both parties, then the button that releases it. */
import { sentText } from "#app/domain/kernel/written-text.ts";
import { z } from "zod";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { refusalOf, sentenceOf } from "#app/domain/kernel/refusal.ts";
import { acceptPart } from "#app/domain/tasks/accept-part.ts";
import { MAX_NOTE } from "#app/domain/tasks/advance-tasks.ts";
import { heldMicros } from "#app/domain/tasks/locked-task.ts";
import { partShares } from "#app/domain/tasks/part-shares.ts";
import type { PartShares } from "#app/domain/tasks/part-shares.ts";
import { TASK_WORDS } from "#app/domain/tasks/task-words.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { amountField, seenVersion } from "#app/http/form.ts";
import { shownStep } from "#app/http/shown-step.ts";
import { twoStep } from "#app/http/two-step.ts";
import { admit } from "#app/http/viewer.ts";
import { Blocked } from "#app/ui/work/blocked.tsx";
import { deskCrumb } from "#app/ui/page/desk-crumb.ts";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { PartAgain } from "./part-again.tsx";
import { PartForm } from "./part-form.tsx";
import { PartPreview } from "./part-preview.tsx";
import { pieceTitle } from "./piece-title.ts";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import type { Route } from "./+types/accept-part";
import { beforeTransition } from "./before-transition.ts";

const { label, effect, done } = TASK_WORDS.accept_part;

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "tasks.read");
  return runLoader(async () => {
    const { task, party, blocked } = await beforeTransition(actor, params.id, "accept_part");
    return {
      task,
      selling: party === "freelancer",
      blocked: blocked === null ? null : sentenceOf(blocked),
      maxNote: MAX_NOTE,
      key: newFormKey(),
    };
  });
}

const PART = z.object({
  note: sentText({ max: MAX_NOTE, lines: "many" }).default(""),
  amount: amountField,
});

interface Preview {
  shares: PartShares;
  /** The version of the task for which the shares were computed. */
  version: number;
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "tasks.accept_part");
  return runAction(request, (form) =>
    twoStep<Preview, Response>(form, {
      does: "accept",
      async preview() {
        const { task, blocked } = await beforeTransition(actor, params.id, "accept_part");
        if (blocked !== null) throw refusalOf(blocked);
        const { amount } = form.parse(PART);
        return { shares: partShares(task, amount, nowDate()), version: task.version };
      },
      async carryOut(key) {
        const { note, amount } = form.parse(PART);
        const item = { id: params.id, ...seenVersion(form) };
        await acceptPart(actor, { item, micros: amount, note, key });
        return redirectWithFlash(`/tasks/${params.id}`, { kind: "success", text: `${done}.` });
      },
    }),
  );
}

export default function AcceptPartPage({ loaderData, actionData }: Route.ComponentProps) {
  const { task, selling, blocked, maxNote, key } = loaderData;
  const { refused, preview, typed, commandKey } = shownStep(actionData, key);
  const values = typed ?? {};
  const title = pieceTitle(task);
  const step = preview ? `Preview: ${label.toLowerCase()}` : label;
  // Sending the same form again finds the outcome. The version must stay, or it would be another call.
  const unclear = refused?.refusal.code === "outcome_unknown" && values["verb"] === "accept";
  const backHref = `/tasks/${task.id}`;
  return (
    <>
      <title>{`${step} · ${title} · Farthing`}</title>
      <RefusalSummary refused={refused} />
      <PageHeader
        title={step}
        lead={title}
        breadcrumb={[deskCrumb(selling), { label: title, href: backHref }]}
      />
      {unclear ? (
        <PartAgain
          commandKey={values["key"] ?? ""}
          version={values["version"] ?? ""}
          amount={values["amount"] ?? ""}
          note={values["note"] ?? ""}
          backHref={backHref}
        />
      ) : blocked !== null && refused === null ? (
        <Blocked why={blocked} href={backHref}>
          Back to the task
        </Blocked>
      ) : preview ? (
        <PartPreview
          label={label}
          shares={preview.shares}
          bps={task.commissionBps}
          currency={task.currency}
          freelancerName={task.freelancer.name}
          commandKey={commandKey}
          version={preview.version}
          amount={values["amount"] ?? ""}
          note={values["note"] ?? ""}
        />
      ) : (
        <PartForm
          held={{ micros: heldMicros(task), currency: task.currency }}
          effect={effect}
          commandKey={commandKey}
          version={task.version}
          values={values}
          problems={refused?.refusal.problems ?? {}}
          maxNote={maxNote}
          backHref={backHref}
        />
      )}
    </>
  );
}

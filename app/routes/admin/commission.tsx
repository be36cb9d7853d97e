/** The page where staff publish a new version of the commission schedule. */
import { schedulePreview } from "#app/domain/commission/preview-schedule.ts";
import type { SchedulePreview } from "#app/domain/commission/preview-schedule.ts";
import { publishSchedule } from "#app/domain/commission/publish-schedule.ts";
import {
  inForce,
  rateCategories,
  scheduleHistory,
} from "#app/domain/commission/schedule-history.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { may } from "#app/domain/access/require-ability.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { shownStep } from "#app/http/shown-step.ts";
import type { ShownStep } from "#app/http/shown-step.ts";
import { twoStep } from "#app/http/two-step.ts";
import { steppedUp } from "#app/http/step-up.ts";
import { admit } from "#app/http/viewer.ts";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RateTable } from "#app/ui/money/rate-table.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { ScheduleForm } from "./schedule-form.tsx";
import { ScheduleImpact } from "./schedule-impact.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { StaffNav } from "./staff-nav.tsx";
import { When } from "#app/ui/page/when.tsx";
import type { Route } from "./+types/commission";
import { fieldsOf, publishInput, rowsIn } from "./schedule-input.ts";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "staff.commission.read");
  return runLoader(async () => {
    const [history, categories] = await Promise.all([scheduleHistory(), rateCategories()]);
    const newest = found(history[0]);
    const current = inForce(history, nowDate());
    const publishes = may(actor, "commission.publish");
    return {
      publishes,
      history,
      categories,
      newest,
      current,
      fields: fieldsOf(newest),
      key: newFormKey(),
    };
  });
}

export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "commission.publish");
  return runAction(request, async (form) => {
    await steppedUp(context, form);
    return twoStep<SchedulePreview, Response>(form, {
      does: "publish",
      preview: () => schedulePreview(actor, publishInput(form)),
      async carryOut(key) {
        const { answer } = await publishSchedule(actor, { ...publishInput(form), key });
        return redirectWithFlash("/admin/commission", {
          kind: "success",
          text: `Version ${answer.version} is published. Running tasks keep their rate.`,
        });
      },
    });
  });
}

type Loaded = Route.ComponentProps["loaderData"];

function History({ history, current }: Pick<Loaded, "history" | "current">) {
  return (
    <>
      {history.map((schedule) => (
        <details
          key={schedule.version}
          className="fold"
          open={schedule.version === current?.version}
        >
          <summary>
            <span>
              Version {schedule.version}, from <When at={schedule.effectiveFrom} utc />
              {schedule.version === current?.version ? ", in force" : ""}
            </span>
          </summary>
          <div className="stack">
            <p className="prose">{schedule.note}</p>
            <RateTable caption={`Rates of version ${schedule.version}`} rates={schedule.rates} />
          </div>
        </details>
      ))}
    </>
  );
}

function NewVersion({ loaded, step }: { loaded: Loaded; step: ShownStep<SchedulePreview> }) {
  const { categories, newest, fields } = loaded;
  const { refused, preview, typed, commandKey } = step;
  const values = typed ?? fields;
  return preview ? (
    <ScheduleImpact
      preview={preview}
      commandKey={commandKey}
      basedOn={values["version"] ?? `${newest.version}`}
      values={values}
    />
  ) : (
    <ScheduleForm
      commandKey={commandKey}
      version={newest.version}
      categories={categories}
      rows={rowsIn(values)}
      values={values}
      problems={refused?.refusal.problems ?? {}}
    />
  );
}

export default function CommissionAdminPage({ loaderData, actionData }: Route.ComponentProps) {
  const { history, current, newest, publishes } = loaderData;
  const step = shownStep<SchedulePreview>(actionData, loaderData.key);
  return (
    <>
      <title>Commission · Staff · Farthing</title>
      <RefusalSummary refused={step.refused} notDone="Nothing was published." />
      <PageHeader
        title="Commission"
        lead="Each change is a new version. Everybody can read it as soon as you publish it."
        breadcrumb={[{ label: "Staff", href: "/admin" }]}
      />
      <StaffNav current="/admin/commission" />
      <div className="stack-wide">
        {publishes ? (
          <Section title="New version" note={`Follows version ${newest.version}.`} wide>
            <NewVersion loaded={loaderData} step={step} />
          </Section>
        ) : null}
        <Section title="Every version" wide>
          <History history={history} current={current} />
        </Section>
      </div>
    </>
  );
}

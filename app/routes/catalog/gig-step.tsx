/** The page of one step of the gig form, for a gig that was saved at least once. */
import { stepFields, stepsOf } from "#app/domain/catalog/draft/draft-fields.ts";
import type { GigKind, Step } from "#app/domain/catalog/draft/draft-fields.ts";
import { draftToEdit } from "#app/domain/catalog/draft/draft-to-edit.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { ErrorSummary } from "#app/ui/forms/error-summary.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { stepAction } from "./gig-form/step-action.ts";
import { stepData } from "./gig-form/step-data.ts";
import { StepForm } from "./gig-form/step-form.tsx";
import type { Route } from "./+types/gig-step";

function stepNamed(kind: GigKind, name: string): Step {
  return found(stepsOf(kind).find((step) => step === name));
}

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "my_gigs.read_draft");
  return runLoader(async () => {
    const gig = await draftToEdit(actor, params.id);
    const step = stepNamed(gig.kind, params.step);
    const { wrong, missing, ...data } = await stepData(actor, gig);
    const here = new Set(stepFields(gig.kind, step).map(([name]) => name));
    const show = url.searchParams.get("show");
    const asked = Object.entries(show === "missing" ? { ...wrong, ...missing } : wrong);
    const problems = Object.fromEntries(asked.filter(([field]) => here.has(field)));
    return { ...data, step, problems, told: show !== null, key: newFormKey() };
  });
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "catalog.save_draft");
  return runAction(request, async (form) => {
    const kind = form.text("kind") === "unit" ? "unit" : "package";
    return stepAction(actor, form, params.id, stepNamed(kind, params.step));
  });
}

export default function GigStep({ loaderData, actionData }: Route.ComponentProps) {
  const { gig, step, problems, told, key, ...data } = loaderData;
  const refused = refusedFrom(actionData);
  const saved = (actionData as { saved?: boolean } | undefined)?.saved === true;
  const title = gig.typed["title"] || "Without a title";
  return (
    <>
      <title>{`${title} · Farthing`}</title>
      <RefusalSummary
        refused={refused}
        notDone={
          saved
            ? "What you typed is saved, but the gig cannot be published like this."
            : "Nothing was saved. What you typed is still in the form."
        }
      />
      {refused === null && told && (
        <ErrorSummary
          errors={Object.entries(problems).map(([field, sentence]) => ({ field, sentence }))}
          notDone="What you typed is saved, but the gig cannot be published like this."
        />
      )}
      <PageHeader
        title={title}
        above={<StateBadge of="gig" state={gig.state} />}
        breadcrumb={[
          { label: "Selling", href: "/selling" },
          { label: "Your gigs", href: "/selling/gigs" },
        ]}
      />
      <StepForm
        {...data}
        step={step}
        gig={gig}
        problems={problems}
        refused={refused}
        commandKey={saved ? key : formKeyAgain(refused, key)}
      />
    </>
  );
}

/** The page where freelancers begin a new gig: its first step. Saving it makes the draft, which has its own pages. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { stepAction } from "./gig-form/step-action.ts";
import { newGig, stepData } from "./gig-form/step-data.ts";
import { StepForm } from "./gig-form/step-form.tsx";
import type { Route } from "./+types/gigs-new";

function kindFrom(url: URL): "package" | "unit" {
  return url.searchParams.get("kind") === "unit" ? "unit" : "package";
}

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "catalog.create_gig");
  return runLoader(async () => {
    const { wrong: _, missing: __, ...data } = await stepData(actor, newGig(kindFrom(url)));
    return { ...data, key: newFormKey() };
  });
}

export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "catalog.create_gig");
  return runAction(request, (form) => stepAction(actor, form, null, "basics"));
}

export default function NewGig({ loaderData, actionData }: Route.ComponentProps) {
  const { key, gig, ...data } = loaderData;
  const refused = refusedFrom(actionData);
  return (
    <>
      <title>New gig · Farthing</title>
      <RefusalSummary
        refused={refused}
        notDone="Nothing was saved. What you typed is still in the form."
      />
      <PageHeader
        title="New gig"
        lead="It begins as a draft that only you can see. You can leave at any time and continue later."
        breadcrumb={[
          { label: "Selling", href: "/selling" },
          { label: "Your gigs", href: "/selling/gigs" },
        ]}
      />
      <StepForm
        {...data}
        gig={gig}
        step="basics"
        problems={{}}
        refused={refused}
        commandKey={formKeyAgain(refused, key)}
      />
    </>
  );
}

/** The page where staff see what is wrong in the catalogue, and mend it or ask its freelancer to. */
import { categoryOptions } from "#app/domain/catalog/category-options.ts";
import { askToMend } from "#app/domain/catalog/mend/ask-to-mend.ts";
import { moveToCategory } from "#app/domain/catalog/mend/move-to-category.ts";
import { thingsToMend } from "#app/domain/catalog/mend/things-to-mend.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { doPressed } from "#app/http/pressed-button.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { DisguisedGigs } from "./disguised-gigs.tsx";
import { MergedGigs } from "./merged-gigs.tsx";
import { MoveGigForm } from "./move-gig-form.tsx";
import { gigIdFrom } from "./move-gig-input.ts";
import { StaffNav } from "./staff-nav.tsx";
import type { Route } from "./+types/catalog";

const HERE = "/admin/catalog";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "staff.catalog.read");
  return runLoader(async () => {
    const [found, categories] = await Promise.all([thingsToMend(actor), categoryOptions()]);
    const keyed = <T extends object>(rows: readonly T[]) =>
      rows.map((row) => ({ ...row, key: newFormKey() }));
    return {
      ...found,
      merged: keyed(found.merged),
      disguised: keyed(found.disguised),
      categories,
      key: newFormKey(),
    };
  });
}

export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "catalog.move_to_category");
  return runAction(request, async (form) => {
    const key = form.key();
    return doPressed(form, {
      async move() {
        const categoryId = form.text("category") || null;
        const input = { key, id: gigIdFrom(form.text("gig")), categoryId, name: form.text("name") };
        await moveToCategory(actor, input);
        return redirectWithFlash(HERE, {
          kind: "success",
          text: "Moved. We have told its freelancer.",
        });
      },
      async tell() {
        await askToMend(actor, { key, id: gigIdFrom(form.text("gig")) });
        return redirectWithFlash(HERE, { kind: "success", text: "We have told the freelancer." });
      },
    });
  });
}

export default function Catalog({ loaderData, actionData }: Route.ComponentProps) {
  const { merged, doubtful, disguised, categories, key } = loaderData;
  const refused = refusedFrom(actionData);
  return (
    <>
      <title>Catalogue · Farthing</title>
      <RefusalSummary refused={refused} notDone="Nothing was changed." />
      <PageHeader
        title="Catalogue: things to correct"
        lead="Gigs and categories that are older than today's rules. They do not change until you or their freelancer correct them."
        breadcrumb={[{ label: "Staff", href: "/admin" }]}
      />
      <StaffNav current={HERE} />
      <MergedGigs merged={merged} doubtful={doubtful} />
      <DisguisedGigs gigs={disguised} />
      <MoveGigForm
        categories={categories}
        refused={refused}
        commandKey={formKeyAgain(refused, key)}
      />
    </>
  );
}

/** The page where freelancers write a new gig. It is saved as a draft and published from its own page. */
import { categoryOptions } from "#app/domain/catalog/category-options.ts";
import { createGig } from "#app/domain/catalog/save-gig.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { shownStep } from "#app/http/shown-step.ts";
import { twoStep } from "#app/http/two-step.ts";
import { admit } from "#app/http/viewer.ts";
import { GigEditor } from "./gig-editor.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { TabsNav } from "#app/ui/page/tabs-nav.tsx";
import { gigValues, perField, readGigForm } from "./gig-form.ts";
import { previewOf } from "./offer-preview.ts";
import type { PreviewLine } from "./offer-preview.ts";
import type { Route } from "./+types/gigs-new";

function kindFrom(url: URL): "package" | "unit" {
  return url.searchParams.get("kind") === "unit" ? "unit" : "package";
}

export function loader({ context, url }: Route.LoaderArgs) {
  admit(context, url, "catalog.create_gig");
  return runLoader(async () => ({
    kind: kindFrom(url),
    categories: await categoryOptions(),
    values: gigValues(null),
    key: newFormKey(),
  }));
}

export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "catalog.create_gig");
  const kind = kindFrom(url);
  return runAction(request, (form) =>
    twoStep<PreviewLine[], Response>(form, {
      does: "save",
      preview: () => previewOf(readGigForm(form, kind, { toSave: false }), actor.id),
      async carryOut(key) {
        const content = readGigForm(form, kind, { toSave: true });
        const { answer } = await perField(() => createGig(actor, { key, content }));
        return redirectWithFlash(`/selling/gigs/${answer.id}`, {
          kind: "success",
          text: "Saved as a draft. Nobody sees it until you publish it.",
        });
      },
    }),
  );
}

export default function NewGig({ loaderData, actionData }: Route.ComponentProps) {
  const { kind, categories, values, key } = loaderData;
  const { refused, preview, typed, commandKey } = shownStep(actionData, key);
  return (
    <>
      <title>New gig · Farthing</title>
      <RefusalSummary refused={refused} notDone="Nothing was saved." />
      <PageHeader
        title="New gig"
        lead="It begins as a draft that only you can see."
        breadcrumb={[
          { label: "Selling", href: "/selling" },
          { label: "Your gigs", href: "/selling/gigs" },
        ]}
      />
      <TabsNav
        label="How it is priced"
        current={kind === "unit" ? "/selling/gigs/new?kind=unit" : "/selling/gigs/new"}
        tabs={[
          { label: "With packages", href: "/selling/gigs/new" },
          { label: "By the piece", href: "/selling/gigs/new?kind=unit" },
        ]}
      />
      <GigEditor
        kind={kind}
        categories={categories}
        values={typed ?? values}
        problems={refused?.refusal.problems ?? {}}
        commandKey={commandKey}
        version={undefined}
        preview={preview}
        saveLabel="Save as draft"
      />
    </>
  );
}

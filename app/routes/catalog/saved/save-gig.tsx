/** Saves one gig, or removes it: forms of every page send here. Opened by itself, after signing in, it asks with one button. */
import { gigPage } from "#app/domain/catalog/gig-page.ts";
import { removeSaved, saveForLater } from "#app/domain/catalog/saved/saved-gigs.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { keyIfSent } from "#app/http/kept-form.ts";
import { ownPath } from "#app/http/next-path.ts";
import { doPressed } from "#app/http/pressed-button.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import type { Route } from "./+types/save-gig";

export function loader({ params, context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "catalog.save_for_later");
  return runLoader(async () => {
    const { gig, own, saved } = await gigPage(actor, params.id);
    return { gig: { id: gig.id, title: gig.title, seller: gig.sellerName }, own, saved };
  });
}

export function action({ request, params, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "catalog.save_for_later");
  const gigId = params.id;
  return runAction(request, (form) => {
    const sent = form.text("back");
    const back = sent === "" ? `/gigs/${gigId}` : ownPath(sent);
    return doPressed<Response>(form, {
      async save() {
        await saveForLater(actor, { gigId, key: keyIfSent(form) });
        return said(back, "Saved. Your list is under Saved, in the menu with your name.");
      },
      async remove() {
        await removeSaved(actor, { gigId, key: keyIfSent(form) }).catch(unlessGone);
        // The list offers to put it back.
        if (back.startsWith("/saved")) return said(`/saved?removed=${gigId}`, "Removed.");
        return said(back, "Removed from your saved gigs.");
      },
    });
  });
}

/** Pressed twice, or on a page from before: what the person wanted is so already. */
function unlessGone(problem: unknown): void {
  if (!(problem instanceof Refusal) || problem.code !== "not_found") throw problem;
}

function said(path: string, text: string): Response {
  return redirectWithFlash(path, { kind: "success", text });
}

export default function SaveGig({ loaderData, actionData }: Route.ComponentProps) {
  const { gig, own, saved } = loaderData;
  const refused = refusedFrom(actionData);
  const back = <ButtonLink href={`/gigs/${gig.id}`}>Back to the gig</ButtonLink>;
  return (
    <>
      <title>{`Save ${gig.title} · Farthing`}</title>
      <meta name="robots" content="noindex" />
      <RefusalSummary refused={refused} notDone="Your saved gigs stay as they were." />
      <PageHeader
        title={saved ? "You saved this gig" : "Save this gig"}
        lead={`${gig.title}, by ${gig.seller}`}
        breadcrumb={[{ label: "Saved gigs", href: "/saved" }]}
      />
      <p className="mb-6">
        {own
          ? "This is your own gig. You find it under Selling."
          : "Only you see what you saved. The seller is not told."}
      </p>
      {own ? (
        back
      ) : (
        <CommandForm verb={saved ? "remove" : "save"} label="Save this gig">
          <div className="btn-row">
            <Submit kind={saved ? "quiet" : "primary"}>
              {saved ? "Remove it" : "Save this gig"}
            </Submit>
            {back}
          </div>
        </CommandForm>
      )}
    </>
  );
}

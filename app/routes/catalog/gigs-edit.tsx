/** The page of a freelancer's own gig: what is not published yet, how it looks, and the buttons that publish, pause or discard. */
import { z } from "zod";
import { draftToEdit } from "#app/domain/catalog/draft/draft-to-edit.ts";
import { stepOf } from "#app/domain/catalog/draft/draft-fields.ts";
import type { GigKind } from "#app/domain/catalog/draft/draft-fields.ts";
import { gigTransitionsFrom } from "#app/domain/catalog/gig-lifecycle.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { env } from "#app/env.server.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { wholeNumber } from "#app/http/form.ts";
import { pressedButton } from "#app/http/pressed-button.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { ErrorSummary } from "#app/ui/forms/error-summary.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { GigRail } from "./gig-form/gig-rail.tsx";
import { GigPreview } from "./gig-form/gig-preview.tsx";
import { GigNeeds } from "./gig-form/gig-needs.tsx";
import { perField } from "./gig-form/per-field.ts";
import { stepData } from "./gig-form/step-data.ts";
import { UnpublishedChanges } from "./gig-form/unpublished-changes.tsx";
import { GigState } from "./gig-state.tsx";
import { MOVES } from "./gig-moves.ts";
import type { MoveButton } from "./gig-moves.ts";
import { OfferPreview } from "./offer-preview.tsx";
import type { Route } from "./+types/gigs-edit";

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "my_gigs.read_draft");
  return runLoader(async () => {
    const gig = await draftToEdit(actor, params.id);
    const data = await stepData(actor, gig);
    return {
      ...data,
      key: newFormKey(),
      moves: gigTransitionsFrom(gig.state, "freelancer"),
      asksDiscard: url.searchParams.get("discard") === "ask",
      support: env.supportMail,
    };
  });
}

const SENT = z.object({
  version: wholeNumber(0, 1_000_000_000),
  draftVersion: wholeNumber(0, 1_000_000_000),
});

export function action({ request, context, params, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "my_gigs.read_draft");
  const { id } = params;
  return runAction(request, async (form) => {
    const button = pressedButton(form, Object.keys(MOVES) as MoveButton[]);
    const key = form.key();
    const { run, said, to } = MOVES[button];
    await perField(() => run(actor, { id, key, ...form.parse(SENT) }));
    return redirectWithFlash(to ?? `/selling/gigs/${id}`, { kind: "success", text: said });
  });
}

/** Problems of a refused publishing, each linked to its field in its step. */
function summaryOf(id: string, kind: GigKind, problems: Record<string, string>) {
  return Object.entries(problems).map(([field, sentence]) => {
    const step = stepOf(kind, field);
    const href = `/selling/gigs/${id}/${step}?show=missing#${field}`;
    return step === undefined ? { sentence } : { field, href, sentence };
  });
}

export default function EditGig({ loaderData, actionData }: Route.ComponentProps) {
  const { gig, standing, wrong, missing, card, preview, key, moves, categories, ...rest } =
    loaderData;
  const refused = refusedFrom(actionData);
  const title = gig.typed["title"] || "Without a title";
  const told = refused === null ? [] : summaryOf(gig.id, gig.kind, refused.refusal.problems);
  const commandKey = formKeyAgain(refused, key);
  const here = `/selling/gigs/${gig.id}`;
  return (
    <>
      <title>{`${title} · Farthing`}</title>
      {refused !== null && (
        <ErrorSummary
          errors={told.length > 0 ? told : [{ sentence: refused.refusal.sentence }]}
          notDone="What buyers see stays as it was, and everything you saved is still there."
        />
      )}
      <PageHeader
        title={title}
        above={<StateBadge of="gig" state={gig.state} />}
        lead={gig.state === "draft" ? "Nobody sees it until you publish it." : undefined}
        breadcrumb={[
          { label: "Selling", href: "/selling" },
          { label: "Your gigs", href: "/selling/gigs" },
        ]}
      />
      <div className="gig-form">
        <GigRail standing={standing} current={null} href={here} pictures={gig.pictures} />
        <div className="gig-form-main stack">
          <UnpublishedChanges
            gig={gig}
            categories={categories}
            commandKey={commandKey}
            asksDiscard={rest.asksDiscard}
          />
          <GigNeeds here={here} kind={gig.kind} problems={{ ...wrong, ...missing }} />
          <GigState gig={gig} moves={moves} support={rest.support} commandKey={commandKey} />
          <OfferPreview lines={preview} />
        </div>
        <GigPreview card={card} />
      </div>
    </>
  );
}

/** A member's saved gigs: those saved last first, each with a button that removes it; what was just removed can be put back. */
import { savedGigs } from "#app/domain/catalog/saved/saved-list.ts";
import type { SavedGig } from "#app/domain/catalog/saved/saved-list.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { scoredCards } from "#app/routes/reputation/scored-cards.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { GigList } from "#app/ui/work/gig-card.tsx";
import { SavedTabs } from "./saved-tabs.tsx";
import type { Route } from "./+types/saved-gigs";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "saved_gigs.list");
  const removed = url.searchParams.get("removed") ?? "";
  const after = url.searchParams.get("after");
  return runLoader(async () => {
    const { gigs, next } = await savedGigs(actor, after);
    const shown = gigs.flatMap(({ gig }) => (gig === null ? [] : [gig]));
    const cards = await scoredCards(shown);
    const resting = new Set(gigs.filter(isPaused).map(({ gigId }) => `/gigs/${gigId}`));
    return {
      cards: cards.map((card) => (resting.has(card.href) ? { ...card, note: PAUSED } : card)),
      gone: gigs.filter(({ gig }) => gig === null).map(({ gigId }) => gigId),
      removed:
        isId("gig", removed) && !gigs.some(({ gigId }) => gigId === removed) ? removed : null,
      paged: after !== null,
      next,
    };
  });
}

const PAUSED = "Paused by its seller: it cannot be ordered now";
const isPaused = ({ standing }: SavedGig) => standing === "paused";

export default function SavedGigs({ loaderData }: Route.ComponentProps) {
  const { cards, gone, removed, paged, next } = loaderData;
  return (
    <>
      <title>Saved gigs · Farthing</title>
      <PageHeader
        title="Saved"
        lead="Only you see this. Sellers are not told that you saved their gig."
      />
      <SavedTabs current="/saved" />
      <div className="stack">
        {removed === null ? null : <PutBack gigId={removed} />}
        {cards.length === 0 && gone.length === 0 ? (
          <EmptyState
            title={paged ? "No more saved gigs" : "You have not saved a gig yet"}
            action={<ButtonLink href="/gigs">Look at gigs</ButtonLink>}
          >
            Press Save beside a gig to find it here again.
          </EmptyState>
        ) : (
          <>
            <h2 className="sr-only">Your saved gigs</h2>
            <GigList gigs={cards} saving={{ verb: "remove", back: "/saved" }} />
          </>
        )}
        {gone.length === 0 ? null : <Gone ids={gone} />}
        <Pagination
          label="Saved gigs"
          previous={paged ? "/saved" : undefined}
          next={
            next === null ? undefined : `/saved?${new URLSearchParams({ after: next }).toString()}`
          }
        />
      </div>
    </>
  );
}

function PutBack({ gigId }: { gigId: string }) {
  return (
    <CommandForm
      action={`/gigs/${gigId}/save`}
      verb="save"
      hidden={{ back: "/saved" }}
      inline
      label="Put the gig back"
    >
      <Submit kind="quiet">Put the gig back</Submit>
    </CommandForm>
  );
}

/** They say nothing of themselves any more, so that only their number is told. */
function Gone({ ids }: { ids: string[] }) {
  return (
    <Section
      title="No longer offered"
      note="The seller left, or our staff took the gig off the market."
    >
      <ul className="stack">
        {ids.map((id, place) => (
          <li key={id}>
            <CommandForm
              action={`/gigs/${id}/save`}
              verb="remove"
              hidden={{ back: "/saved" }}
              inline
              label={`Gig ${place + 1} that is no longer offered`}
            >
              <span className="soft">A gig you saved</span>
              <Submit kind="plain">Remove it from the list</Submit>
            </CommandForm>
          </li>
        ))}
      </ul>
    </Section>
  );
}

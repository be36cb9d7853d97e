/** Requests in a list: what is asked for, by whom, for how much, and how many proposals there are. */
import { cutAtWord } from "#app/domain/kernel/cut-text.ts";
import type { RequestListing } from "#app/domain/agreements/requests/request-list.ts";
import { money } from "#app/domain/kernel/money.ts";
import { Amount } from "#app/ui/money/money.tsx";
import { Until } from "#app/ui/page/when.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { plural } from "./plural.ts";

/** The list reads a little more, so that a cut text ends with a word. */
const EXCERPT = 220;

export interface RequestCardsProps {
  requests: readonly RequestListing[];
  now: Date;
}

export function RequestCards({ requests, now }: RequestCardsProps) {
  return (
    <ul className="gig-list">
      {requests.map((request) => (
        <li key={request.id}>
          <RequestCard request={request} now={now} />
        </li>
      ))}
    </ul>
  );
}

function RequestCard({ request, now }: { request: RequestListing; now: Date }) {
  const { id, title, category, buyer, excerpt, ceilingMicros, currency, days, state } = request;
  return (
    <article className="gig-card gig-card-plain">
      <div>
        <p className="label">{category}</p>
        <h3 className="gig-card-title mt-1">
          <a href={`/requests/${id}`}>{title}</a>
        </h3>
        <p className="small soft mt-1">
          by {buyer.name} · {plural(request.proposals, "proposal")} · <Ends {...{ request, now }} />
        </p>
        <p className="mt-1 wrap-anywhere">{cutAtWord(excerpt, EXCERPT)}</p>
        {state === "open" ? null : (
          <p className="mt-1">
            <StateBadge of="request" state={state} />
          </p>
        )}
      </div>
      <p className="gig-card-terms">
        <span className="label">{ceilingMicros === null ? "price" : "up to"}</span>
        {ceilingMicros === null ? (
          <span>not shown</span>
        ) : (
          <Amount of={money(ceilingMicros, currency)} size="m" />
        )}
        <span className="small soft">in {plural(days, "day")}</span>
      </p>
    </article>
  );
}

function Ends({
  request: { state, closesAt, postedAt },
  now,
}: {
  request: RequestListing;
  now: Date;
}) {
  return state === "open" ? (
    <>
      ends <Until at={closesAt} now={now} />
    </>
  ) : (
    <>
      posted <Until at={postedAt} now={now} />
    </>
  );
}

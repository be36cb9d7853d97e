/** The facts of a request: its price, its times, and how much its buyer cares. */
import type { RequestView } from "#app/domain/agreements/requests/request-page.ts";
import { money } from "#app/domain/kernel/money.ts";
import { Amount } from "#app/ui/money/money.tsx";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { Deadline, Until, When } from "#app/ui/page/when.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { plural } from "./plural.ts";

export interface RequestFactsProps {
  request: RequestView;
  now: Date;
}

export function RequestFacts({ request, now }: RequestFactsProps) {
  const { state, closesAt, endedAt, days, proposals, lookedAt, buyer } = request;
  return (
    <DefinitionList
      items={[
        { term: "State", value: <StateBadge of="request" state={state} /> },
        { term: "Pays at most", value: <Ceiling request={request} /> },
        { term: "For the work", value: plural(days, "day") },
        endedAt === null
          ? { term: "Takes proposals until", value: <Deadline at={closesAt} now={now} /> }
          : { term: "Over since", value: <When at={endedAt} /> },
        { term: "Buyer", value: request.side === "buyer" ? "You" : buyer.name },
        { term: "Proposals", value: proposals.toLocaleString("en") },
        {
          term: "Buyer last looked",
          value: lookedAt === null ? "not yet" : <Until at={lookedAt} now={now} />,
        },
      ]}
    />
  );
}

function Ceiling({ request }: { request: RequestView }) {
  const { ceilingMicros, ceilingHidden, currency } = request;
  if (ceilingMicros === null) return <>The buyer does not show it. It is held already.</>;
  return (
    <>
      <Amount of={money(ceilingMicros, currency)} />
      {ceilingHidden ? <span className="small soft"> only you see this</span> : null}
    </>
  );
}

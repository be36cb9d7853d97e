/** The changes of an agreed order: those that wait for an answer first, then the others. */
import { changeSentence } from "#app/domain/agreements/changes/change-words.ts";
import type { Change } from "#app/domain/agreements/changes/read-changes.ts";
import type { OrderPage } from "#app/domain/orders/order-page.ts";
import { nextToFund } from "#app/domain/orders/agreed/next-to-fund.ts";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { When } from "#app/ui/page/when.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";

export interface OrderChangesProps {
  page: OrderPage;
  changes: Change[];
  now: Date;
}

function Line({ change, own }: { change: Change; own: boolean }) {
  const waits = change.state === "proposed";
  return (
    <li className="py-2">
      <span className="cluster">
        <StateBadge of="change" state={change.unconfirmed ? "unconfirmed" : change.state} />
        <a className="link" href={`/changes/${change.id}`}>
          {changeSentence(change, change.currency)}
        </a>
      </span>
      <span className="small soft block">
        {change.by === "buyer" ? change.buyerName : change.freelancerName} proposed it,{" "}
        <When at={change.proposedAt} day />
        {waits ? asked(change, own) : ""}
      </span>
    </li>
  );
}

function asked({ unconfirmed }: Change, own: boolean): string {
  if (unconfirmed) return own ? ". Please confirm it again" : ". It needs to be confirmed again";
  return own ? "" : ". Please answer it";
}

export function OrderChanges({ page, changes }: OrderChangesProps) {
  const { order, party, sums, agreedLines } = page;
  const running = sums.heldMicros > 0n || nextToFund(agreedLines) !== null;
  const mine = party === "buyer" || party === "freelancer";
  if (changes.length === 0 && !(running && mine)) return null;
  const sorted = [
    ...changes.filter(({ state }) => state === "proposed"),
    ...changes.filter(({ state }) => state !== "proposed"),
  ];
  return (
    <Section
      title="Changes"
      id="changes"
      note="A change has an effect only when both of you agree to it."
      actions={
        running && mine ? (
          <ButtonLink href={`/orders/${order.id}/changes/new`}>Propose a change</ButtonLink>
        ) : null
      }
    >
      {changes.length === 0 ? (
        <p className="soft">No change was proposed so far.</p>
      ) : (
        <ul>
          {sorted.map((change) => (
            <Line key={change.id} change={change} own={change.by === party} />
          ))}
        </ul>
      )}
    </Section>
  );
}

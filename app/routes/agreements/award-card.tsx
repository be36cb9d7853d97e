/** An awarded request as a card of the conversation. */
import type { ReactNode } from "react";
import type { Award } from "#app/domain/agreements/requests/awards-of.ts";
import { money } from "#app/domain/kernel/money.ts";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { DealCard } from "#app/ui/work/deal-card.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";

interface AwardCardProps {
  award: Award;
  above: ReactNode;
  own: boolean;
}

export function AwardCard({ award, above, own }: AwardCardProps) {
  const { requestId, proposalId, title, totalMicros, currency, lines, orderId } = award;
  return (
    <DealCard
      above={above}
      own={own}
      title={title}
      href={`/requests/${requestId}`}
      badge={<StateBadge of="request" state="awarded" />}
      facts={[
        { term: "Price", value: <Amount of={money(totalMicros, currency)} code /> },
        { term: "Milestones", value: lines.toLocaleString("en") },
      ]}
      steps={
        <>
          <ButtonLink href={`/orders/${orderId}`}>See the order</ButtonLink>
          <ButtonLink href={`/proposals/${proposalId}`} kind="plain">
            See the proposal
          </ButtonLink>
        </>
      }
    >
      <p>It is an order now. The price is held for it.</p>
    </DealCard>
  );
}

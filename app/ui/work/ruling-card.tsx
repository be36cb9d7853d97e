/** The ruling as both parties read it: the division of the money, and the reason. */
import { money } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { Card } from "#app/ui/page/card.tsx";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { When } from "#app/ui/page/when.tsx";

export interface RulingCardProps {
  ruling: {
    releaseMicros: bigint;
    refundMicros: bigint;
    explanation: string;
    at: Date;
    staffName: string | null;
  };
  currency: Currency;
  /** The commission on the released amount, and the freelancer's net. */
  shares: { commissionMicros: bigint; netMicros: bigint };
}

export function RulingCard({ ruling, currency, shares }: RulingCardProps) {
  return (
    <Card title="The ruling">
      <p className="whitespace-pre-line break-words">{ruling.explanation}</p>
      <p className="small soft my-3">
        {ruling.staffName === null ? "Farthing staff" : `${ruling.staffName}, Farthing staff`} ·{" "}
        <When at={ruling.at} />
      </p>
      <DefinitionList
        items={[
          {
            term: "Released to the freelancer",
            value: <Amount of={money(ruling.releaseMicros, currency)} />,
          },
          {
            term: "Of this, commission",
            value: <Amount of={money(shares.commissionMicros, currency)} />,
          },
          {
            term: "The freelancer received",
            value: <Amount of={money(shares.netMicros, currency)} />,
          },
          {
            term: "Refunded to the buyer",
            value: <Amount of={money(ruling.refundMicros, currency)} />,
          },
        ]}
      />
    </Card>
  );
}

/** The offer of a gig by the piece: its price, what its freelancer gets, and the price of a thousand. */
import { quote } from "#app/domain/commission/quote.ts";
import { money } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { commissionNote, days } from "./offer-words.ts";
import { Section } from "#app/ui/page/section.tsx";

export interface UnitOrderProps {
  gig: {
    id: string;
    currency: Currency;
    fromMicros: bigint;
    deliveryDays: number;
    unitName: string | null;
  };
  bps: number;
}

const MANY = 1000;

export function UnitOrder({ gig, bps }: UnitOrderProps) {
  const { currency, fromMicros } = gig;
  const piece = gig.unitName ?? "piece";
  return (
    <Section title="By the piece" note={commissionNote(bps)}>
      <DefinitionList
        items={[
          { term: `One ${piece}`, value: <Amount of={money(fromMicros, currency)} size="m" /> },
          {
            term: "Of this, the freelancer gets",
            value: <Amount of={money(quote(fromMicros, bps).netMicros, currency)} />,
          },
          {
            term: `${MANY.toLocaleString("en")} cost`,
            value: <Amount of={money(fromMicros * BigInt(MANY), currency)} />,
          },
          { term: "Delivered within", value: days(gig.deliveryDays) },
        ]}
      />
      <p className="prose">
        Each piece is a separate task with its own escrow: it is delivered, accepted and paid on its
        own.
      </p>
    </Section>
  );
}

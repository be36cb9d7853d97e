/** A person's money at a glance: what they can order with, and what they earned. */
import type { MoneyGlance } from "#app/domain/home/money-needs.ts";
import { money } from "#app/domain/kernel/money.ts";
import { Amount } from "#app/ui/money/money.tsx";
import { KeyFigures } from "#app/ui/page/key-figures.tsx";
import { Section } from "#app/ui/page/section.tsx";

export function MoneyAtHome({ purses }: { purses: MoneyGlance[] }) {
  return (
    <Section
      title="Your money"
      actions={
        <a className="link" href="/wallet">
          Wallet
        </a>
      }
      wide
    >
      {purses.map(({ currency, balanceMicros, availableMicros, clearingMicros }) => {
        const figure = (label: string, micros: bigint, note: string) => ({
          label: purses.length === 1 ? label : `${label}, ${currency}`,
          value: <Amount of={money(micros, currency)} size="l" />,
          note,
        });
        return (
          <KeyFigures
            key={currency}
            figures={[
              figure("Balance", balanceMicros, "to order with"),
              figure("Earnings, available", availableMicros, "to pay out or to order with"),
              figure("Earnings, clearing", clearingMicros, "available after the clearing time"),
            ]}
          />
        );
      })}
    </Section>
  );
}

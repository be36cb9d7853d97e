/** The choices of an order: package, extras, quantity, and a button that quotes again. Part of the order's form. */
import { formatMoney, money } from "#app/domain/kernel/money.ts";
import type { PricedGig, Selection } from "#app/domain/orders/order-quote.ts";
import { CheckboxField } from "#app/ui/forms/checkbox-field.tsx";
import { RadioCards } from "#app/ui/forms/radio-cards.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";

export interface OrderChoicesProps {
  gig: PricedGig;
  selection: Selection;
  /** The text as typed. */
  quantity: string;
  most: number;
  problem: string | undefined;
}

function days(count: number): string {
  return `${count} ${count === 1 ? "day" : "days"}`;
}

export function OrderChoices({ gig, selection, quantity, most, problem }: OrderChoicesProps) {
  const price = (micros: bigint) => formatMoney(money(micros, gig.currency));
  return (
    <div className="form" role="group" aria-label="What to order">
      {gig.kind === "package" ? (
        <RadioCards
          name="package"
          label="Package"
          value={selection.package ?? "basic"}
          options={gig.packages.map((row) => ({
            value: row.tier,
            label: `${row.title}: ${price(row.priceMicros)}`,
            detail: `${days(row.deliveryDays)}, ${row.revisions} ${row.revisions === 1 ? "revision" : "revisions"}`,
          }))}
        />
      ) : (
        <p className="prose">
          {price(gig.fromMicros)} for one {gig.unitName}. Each piece is a separate task: it is
          delivered, accepted and paid on its own.
        </p>
      )}
      {gig.extras.map((extra) => (
        <CheckboxField
          key={extra.id}
          id={`extra-${extra.id}`}
          name="extras"
          value={extra.id}
          checked={selection.extras?.includes(extra.id) ?? false}
          label={`${extra.title}: + ${price(extra.priceMicros)}`}
          hint={extra.extraDays > 0 ? `Adds ${days(extra.extraDays)}` : undefined}
        />
      ))}
      <TextField
        name="quantity"
        label={gig.kind === "unit" ? "How many pieces" : "How many times"}
        hint={`From 1 to ${most.toLocaleString("en")}.`}
        inputMode="numeric"
        narrow
        value={quantity}
        error={problem}
      />
      <div className="btn-row">
        <Submit kind="quiet" name="verb" value="preview" skipChecks>
          Update the quote
        </Submit>
      </div>
    </div>
  );
}

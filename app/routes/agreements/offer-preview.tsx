/** The preview of an offer: the lines, the quote, and what acceptance will take from whose balance; then one button sends it. */
import type { OfferPreview } from "#app/domain/agreements/preview-offer.ts";
import { decimal, money } from "#app/domain/kernel/money.ts";
import { KEPT_FIELD } from "#app/http/refused.ts";
import type { KeptFile } from "#app/http/refused.ts";
import { ConfirmPanel } from "#app/ui/forms/confirm-panel.tsx";
import { LastStep } from "#app/ui/forms/two-step.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { When } from "#app/ui/page/when.tsx";
import { fundedLines } from "#app/domain/agreements/offer-terms.ts";
import { inDays } from "./in-days.ts";
import { OfferLines } from "./offer-lines.tsx";
import type { Values } from "./terms-values.ts";

export interface OfferPreviewProps {
  preview: OfferPreview;
  otherName: string;
  commandKey: string;
  version?: number | undefined;
  values: Values;
  /** The files that go with it. */
  kept: readonly KeptFile[];
  /** The words of the button that sends it. */
  label: string;
}

export function OfferPreviewPanel(props: OfferPreviewProps) {
  const { preview, otherName, commandKey, version, values, kept, label } = props;
  const { quote, terms, side, heldMicros, expiresAt } = preview;
  const { currency } = quote;
  const amount = (micros: bigint) => <Amount of={money(micros, currency)} code />;
  const payer = side === "buyer" ? "your balance" : `${otherName}'s balance`;
  return (
    <div className="stack-wide">
      <OfferLines quote={quote} funded={fundedLines(terms)} />
      {side === "buyer" ? <Authorisation {...props} /> : null}
      <div>
        <ConfirmPanel
          effects={[
            { what: `Goes to ${otherName}`, value: terms.title },
            ...(kept.length === 0
              ? []
              : [{ what: "With these files", value: kept.map(({ name }) => name).join(", ") }]),
            { what: "Can be accepted until", value: <When at={expiresAt} /> },
            {
              what: "Time for the work, one line after the other, each from its start",
              value: inDays(terms.lines.reduce((sum, { days }) => sum + days, 0)),
            },
            {
              what: `Taken from ${payer} as soon as ${otherName} accepts, and held in escrow`,
              value: amount(heldMicros),
            },
            ...(side === "freelancer"
              ? [
                  {
                    what: "You get after commission, when all is accepted",
                    value: amount(quote.netMicros),
                  },
                ]
              : []),
          ]}
          afterwards={`Nothing moves now. Until ${otherName} accepts it you can withdraw the offer or replace it with another version.`}
        >
          <LastStep
            commandKey={commandKey}
            version={version}
            values={{
              ...values,
              [KEPT_FIELD]: kept.map(({ sha256 }) => sha256).join(" "),
              total: decimal(quote.totalMicros),
              net: decimal(quote.netMicros),
            }}
            does="send"
            label={label}
            edit="Change the terms"
          />
        </ConfirmPanel>
      </div>
    </div>
  );
}

/** A buyer's version is an authorisation: it says so in plain words. */
function Authorisation({ preview, otherName }: OfferPreviewProps) {
  const { heldMicros, availableMicros, quote, expiresAt } = preview;
  const { currency } = quote;
  const available = availableMicros ?? 0n;
  return (
    <>
      <Notice kind="warning" title="You allow us to take this price">
        As soon as {otherName} accepts, <Amount of={money(heldMicros, currency)} code /> is taken
        from your balance and held in escrow. We do not ask you again. This ends when you withdraw
        the offer, when either of you replaces it, when {otherName} declines it, and on{" "}
        <When at={expiresAt} />.
      </Notice>
      {available < heldMicros ? (
        <Notice kind="info" title="Your balance is smaller than that now">
          You have <Amount of={money(available, currency)} code />. {otherName} can only accept once
          your balance covers the price: <a href="/wallet/deposit">add money</a>.
        </Notice>
      ) : null}
    </>
  );
}

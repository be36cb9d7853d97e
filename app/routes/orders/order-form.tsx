/** The order's one form: choices, brief and files on the left, quote and button on the right. */
import { decimal } from "#app/domain/kernel/money.ts";
import type { Money } from "#app/domain/kernel/money.ts";
import type { OrderDraft } from "#app/domain/orders/drafts/order-draft.ts";
import type { GigForSale } from "#app/domain/orders/priced-gig.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { BriefFields } from "./brief-fields.tsx";
import { OrderChoices } from "./order-choices.tsx";
import { OrderConfirmation } from "./order-confirmation.tsx";
import type { QuotedOffer } from "./order-means.ts";

export interface OrderFormProps {
  gig: GigForSale;
  offer: QuotedOffer;
  available: Money;
  draft: OrderDraft | null;
  commandKey: string;
  /** True for the freelancer's own gig. */
  own: boolean;
  /** The largest quantity, and the number of files one order takes. */
  most: number;
  mostFiles: number;
  /** Field → text as typed, or as kept before. */
  values: Record<string, string>;
  problems: Record<string, string>;
}

export function OrderForm(props: OrderFormProps) {
  const { gig, offer, own } = props;
  const { selection, typedQuantity, quoted, promises, problem, path } = offer;
  // One form, so that the current choices are sent; its address carries the quoted ones.
  return (
    <CommandForm
      action={path}
      commandKey={props.commandKey}
      hidden={{ quoted: path }}
      label="Your order"
      wide
      files
    >
      <div className="with-aside">
        <div className="stack-wide">
          <OrderChoices
            gig={gig}
            selection={selection}
            quantity={typedQuantity}
            most={props.most}
            problem={problem ?? undefined}
          />
          {own ? null : (
            <BriefFields
              sellerName={gig.freelancerName}
              questions={gig.buyerBrief}
              asked={gig.questions}
              values={props.values}
              draft={props.draft}
              mostFiles={props.mostFiles}
              problems={props.problems}
            />
          )}
        </div>
        <div className="sticky-aside">
          {quoted === null || promises === null ? null : (
            <OrderConfirmation
              quoted={quoted}
              promises={promises}
              cardMoneyUntil={offer.cardMoneyUntil}
              sellerName={gig.freelancerName}
              available={props.available}
              asks={gig.questions.some(({ required }) => required)}
              own={own}
              total={decimal(quoted.totalMicros)}
            />
          )}
        </div>
      </div>
    </CommandForm>
  );
}

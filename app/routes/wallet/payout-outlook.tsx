/** Explains why a person has not been paid yet, and when the payout comes. */
import { money } from "#app/domain/kernel/money.ts";
import type { PayoutMethod } from "#app/domain/payouts/active-method.ts";
import type { WalletPurse } from "#app/domain/payouts/wallet-page.ts";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { Deadline } from "#app/ui/page/when.tsx";

export interface PayoutOutlookProps {
  purse: WalletPurse;
  method: PayoutMethod | null;
  now: Date;
}

const NEEDS_THEM = ["address_unverified", "no_method", "last_failed", "by_hand"];

export function PayoutOutlook({ purse, method, now }: PayoutOutlookProps) {
  const { outlook, preferences, currency } = purse;
  const { forecast } = outlook;
  return (
    <>
      <Notice kind={NEEDS_THEM.includes(outlook.reason) ? "warning" : "info"}>
        {outlook.sentence}
      </Notice>
      <DefinitionList
        items={[
          {
            term: "Next payout",
            value: forecast ? (
              <>
                <Amount of={money(forecast.micros, currency)} code /> on{" "}
                <Deadline at={forecast.at} now={now} />
              </>
            ) : (
              "None planned yet"
            ),
          },
          {
            term: "Threshold",
            value: (
              <span className="linked">
                <Amount of={money(preferences.thresholdMicros, currency)} code />
                {preferences.automatic
                  ? ", paid out automatically. "
                  : ", but you withdraw by hand. "}
                <a href="/wallet/payouts#settings">Change</a>
              </span>
            ),
          },
          {
            term: "Account",
            value: method ? `${method.holder}, ends in ${method.tail}` : "You have not added one",
          },
        ]}
      />
      {method === null ? (
        <div className="btn-row">
          <ButtonLink href="/wallet/payout-method">Add a payout account</ButtonLink>
        </div>
      ) : null}
    </>
  );
}

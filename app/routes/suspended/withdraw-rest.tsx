/** What a suspended person can do about the money that is not contested: ask for it, or read when it leaves. */
import { money } from "#app/domain/kernel/money.ts";
import type { SuspendedPurse } from "#app/domain/suspensions/purses.ts";
import type { SuspendedPage } from "#app/domain/suspensions/suspended-page.ts";
import { CommandForm } from "#app/ui/command-form.tsx";
import { ConfirmPanel } from "#app/ui/confirm-panel.tsx";
import { Amount } from "#app/ui/money.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Section } from "#app/ui/section.tsx";
import { Submit } from "#app/ui/submit.tsx";
import { Until, When } from "#app/ui/when.tsx";

export interface WithdrawRestProps {
  page: SuspendedPage;
  formKey: string;
  now: Date;
  support: string;
}

export function WithdrawRest({ page, formKey, now, support }: WithdrawRestProps) {
  const resting = page.withdrawals.filter(({ state }) => state === "resting");
  const open = page.purses.filter(
    ({ currency, payableMicros }) =>
      payableMicros > 0n && !resting.some((one) => one.currency === currency),
  );
  return (
    <Section title="Withdraw what is not contested">
      {resting.map((one) => (
        <Notice key={one.id} title="A withdrawal is resting">
          On <When at={one.restsUntil} /> (<Until at={one.restsUntil} now={now} />) everything in{" "}
          {one.currency} that is available and not contested goes to the account ending in{" "}
          {one.tail}. You can stop it with the link in the mail we sent you when it was asked for.
        </Notice>
      ))}
      {open.length === 0 && resting.length === 0 ? (
        <p className="prose">
          There is nothing to withdraw now: less is available than a payout must be, or all of it is
          contested.
        </p>
      ) : null}
      {open.length > 0 && page.account === null ? (
        <Notice kind="warning" title="We do not know where to send it yet">
          No payout had reached an account of yours 14 days before the suspension. Write to{" "}
          {support} from the e-mail address of your account and name the bank account that is yours;
          two of our staff decide on it.
        </Notice>
      ) : null}
      {open.map((purse) => {
        if (page.account === null) return null;
        const { currency } = purse;
        return <Ask key={currency} purse={purse} tail={page.account.tail} formKey={formKey} />;
      })}
    </Section>
  );
}

function Ask({ purse, tail, formKey }: { purse: SuspendedPurse; tail: string; formKey: string }) {
  const { currency, payableMicros } = purse;
  return (
    <ConfirmPanel
      title={`Withdraw in ${currency}`}
      effects={[
        { what: "We send you a mail. With its link you can stop the withdrawal." },
        {
          what: "After seven days what is not contested then goes to your account; today that is",
          value: <Amount of={money(payableMicros, currency)} />,
        },
        { what: "The account a payout reached before", value: `ending in ${tail}` },
      ]}
      afterwards="It can be stopped until the seven days are over, and asked for again."
    >
      <CommandForm commandKey={formKey} hidden={{ currency }}>
        <div className="btn-row">
          <Submit>Ask for the withdrawal</Submit>
        </div>
      </CommandForm>
    </ConfirmPanel>
  );
}

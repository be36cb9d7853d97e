/** The payable earnings of a suspended person: the form to withdraw them, or the date they are paid out. */
import { money } from "#app/domain/kernel/money.ts";
import type { SuspendedPurse } from "#app/domain/suspensions/purses.ts";
import type { SuspendedPage } from "#app/domain/suspensions/suspended-page.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { ConfirmPanel } from "#app/ui/forms/confirm-panel.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { Deadline } from "#app/ui/page/when.tsx";

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
        <Notice key={one.id} title={`Your withdrawal in ${one.currency} is waiting`}>
          On <Deadline at={one.restsUntil} now={now} /> all your available earnings in{" "}
          {one.currency} that are not contested go to the account ending in {one.tail}. Until then
          you can stop it with the link in the mail we sent you.
        </Notice>
      ))}
      {open.length === 0 && resting.length === 0 ? (
        <p className="prose">
          There is nothing to withdraw now: your available earnings are contested, or less than the
          smallest possible payout. Earnings that clear later can be withdrawn here.
        </p>
      ) : null}
      {open.length > 0 && page.account === null ? (
        <Notice kind="warning" title="We do not know your bank account yet">
          During a suspension we pay only to an account that had received a payout at least 14 days
          before it began, and there is none. Write to {support} from the e-mail address of your
          account and name your bank account. When two of our staff have agreed to it, we tell you
          by mail and you can withdraw here.
        </Notice>
      ) : null}
      {open.map((purse) => {
        if (page.account === null) return null;
        const { currency } = purse;
        return <Ask key={currency} purse={purse} account={page.account} formKey={formKey} />;
      })}
    </Section>
  );
}

interface AskProps {
  purse: SuspendedPurse;
  account: NonNullable<SuspendedPage["account"]>;
  formKey: string;
}

function Ask({ purse, account, formKey }: AskProps) {
  const { currency, payableMicros } = purse;
  return (
    <ConfirmPanel
      title={`Withdraw in ${currency}`}
      effects={[
        { what: "We send you a mail at once. With its link you can stop the withdrawal." },
        {
          what: "After seven days we pay out all that is available and not contested by then. Today that is",
          value: <Amount of={money(payableMicros, currency)} />,
        },
        {
          what:
            account.exitAccountId === null
              ? "It goes to the account that a payout reached before"
              : "It goes to the account that two of our staff agreed to",
          value: `ending in ${account.tail}`,
        },
      ]}
      afterwards="You can stop it until the seven days are over, and ask for it again later."
    >
      <CommandForm commandKey={formKey} hidden={{ currency }}>
        <div className="btn-row">
          <Submit>Ask for the withdrawal</Submit>
        </div>
      </CommandForm>
    </ConfirmPanel>
  );
}

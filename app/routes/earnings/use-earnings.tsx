/** The page to spend available earnings on orders: how much, what it means, one button. */
import { z } from "zod";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { decimal, formatMoney, money } from "#app/domain/kernel/money.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { spendEarnings } from "#app/domain/earnings/spend-earnings.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { amountField } from "#app/http/form.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { ConfirmPanel } from "#app/ui/forms/confirm-panel.tsx";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { MoneyField } from "#app/ui/forms/money-field.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { WalletTabs } from "#app/ui/page/wallet-tabs.tsx";
import type { Route } from "./+types/use-earnings";

const CURRENCY = "USD";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "earnings.spend_earnings");
  return runLoader(async () => ({
    key: newFormKey(),
    available: money(await balance("earnings_available", actor.id, CURRENCY), CURRENCY),
  }));
}

const SPEND = z.object({ amount: amountField });

export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "earnings.spend_earnings");
  return runAction(request, async (form) => {
    const { amount } = form.parse(SPEND);
    await spendEarnings(actor, { amount: money(amount, CURRENCY), key: form.key() });
    const text = `${formatMoney(money(amount, CURRENCY))} moved from your earnings to your balance.`;
    return redirectWithFlash("/wallet", { kind: "success", text });
  });
}

export default function UseEarnings({ loaderData, actionData }: Route.ComponentProps) {
  const { key, available } = loaderData;
  const refused = refusedFrom(actionData);
  return (
    <>
      <title>Use earnings · Farthing</title>
      <RefusalSummary refused={refused} notDone="No money has moved." />
      <PageHeader
        title="Order with your earnings"
        breadcrumb={[{ label: "Wallet", href: "/wallet" }]}
      />
      <WalletTabs current="/wallet" />
      {available.micros === 0n ? (
        <EmptyState title="Nothing is available yet">
          When earnings have cleared, you can use them here without waiting for a payout.
        </EmptyState>
      ) : (
        <ConfirmPanel
          title="Move earnings to your balance"
          effects={[
            { what: "Available now", value: <Amount of={available} code /> },
            {
              what: "The amount moves from your earnings to your balance at once. It costs nothing",
            },
          ]}
          afterwards="It cannot be moved back: money in the balance can only be used to order. Amounts below a cent are fine."
        >
          <CommandForm commandKey={formKeyAgain(refused, key)}>
            <MoneyField
              name="amount"
              label="How much?"
              currency={CURRENCY}
              value={refused?.values["amount"] ?? decimal(available.micros)}
              error={refused?.refusal.problems["amount"]}
            />
            <div className="btn-row">
              <Submit>Move the earnings</Submit>
              <ButtonLink href="/wallet" kind="plain">
                Keep them as earnings
              </ButtonLink>
            </div>
          </CommandForm>
        </ConfirmPanel>
      )}
    </>
  );
}

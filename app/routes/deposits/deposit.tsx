/** The page to add money: how much, what it costs, and on to the card processor's page. */
import { z } from "zod";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import {
  decimal,
  formatMoney,
  microsPerMinorUnit,
  money,
  parseAmount,
} from "#app/domain/kernel/money.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { recentDeposits } from "#app/domain/deposits/deposit-page.ts";
import { ownPath } from "#app/domain/deposits/own-path.ts";
import { depositPresets, startDeposit } from "#app/domain/deposits/start-deposit.ts";
import { env } from "#app/env.server.ts";
import { cards } from "#app/gateways/cards/cards.ts";
import { carryDeposit } from "#app/processes/open-checkout.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { amountField } from "#app/http/form.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { log } from "#app/log.server.ts";
import { Card } from "#app/ui/page/card.tsx";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { DepositTable } from "./deposit-table.tsx";
import { MoneyField } from "#app/ui/forms/money-field.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { WalletTabs } from "#app/ui/page/wallet-tabs.tsx";
import { redirect } from "react-router";
import type { Route } from "./+types/deposit";

const CURRENCY = "USD";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "deposits.start_deposit");
  return runLoader(async () => {
    const returnTo = ownPath(url.searchParams.get("returnTo"));
    const [deposits, available] = await Promise.all([
      recentDeposits(actor, 10),
      balance("wallet", actor.id, CURRENCY),
    ]);
    const wanted = affordable(url.searchParams.get("amount") ?? "");
    const port = cards();
    return {
      key: newFormKey(),
      returnTo,
      wanted,
      deposits,
      available: money(available, CURRENCY),
      presets: depositPresets().map((micros) => decimal(micros)),
      limits: { min: money(env.depositMin, CURRENCY), max: money(env.depositMax, CURRENCY) },
      cost: port.costOf(money(env.depositMin, CURRENCY)),
      pretend: port.pretend,
      processor: port.name,
    };
  });
}

/** The amount missing for an order as a valid deposit: whole cents, at least the smallest deposit. Empty for invalid text. */
function affordable(text: string): string {
  const parsed = parseAmount(text);
  if (!("micros" in parsed)) return "";
  const cent = microsPerMinorUnit(CURRENCY);
  const whole = ((parsed.micros + cent - 1n) / cent) * cent;
  return decimal(whole > env.depositMin ? whole : env.depositMin, 2);
}

const DEPOSIT = z.object({
  amount: amountField,
  returnTo: z.string().optional(),
});

export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "deposits.start_deposit");
  return runAction(request, async (form) => {
    const { amount, returnTo } = form.parse(DEPOSIT);
    const key = form.key();
    const { answer } = await startDeposit(actor, {
      amount: money(amount, CURRENCY),
      returnTo,
      key,
    });
    // The deposit exists from here on: if asking the processor fails now, the worker asks again.
    await carryDeposit(answer.depositId).catch((problem: unknown) => {
      log.warn(
        { err: problem, depositId: answer.depositId },
        "the payment page will be opened later",
      );
    });
    return redirect(`/wallet/deposits/${answer.depositId}?go`, 303);
  });
}

export default function Deposit({ loaderData, actionData }: Route.ComponentProps) {
  const { key, returnTo, wanted, deposits, available, presets, limits, cost, pretend, processor } =
    loaderData;
  const refused = refusedFrom(actionData);
  return (
    <>
      <title>Add money · Farthing</title>
      <RefusalSummary refused={refused} notDone="Nothing was charged." />
      <PageHeader
        title="Add money"
        lead="You order with your balance. The money stays yours until you order. We never charge your card without asking."
      />
      <WalletTabs current="/wallet/deposit" />
      {pretend ? (
        <Notice kind="warning" title="Pretend money">
          This is a pretend card processor: no card is charged and no real money moves.
        </Notice>
      ) : null}
      <div className="with-aside">
        <CommandForm commandKey={formKeyAgain(refused, key)} hidden={returnTo ? { returnTo } : {}}>
          <MoneyField
            name="amount"
            label="How much?"
            currency={CURRENCY}
            hint={`From ${formatMoney(limits.min)} to ${formatMoney(limits.max)}, whole cents.`}
            value={refused?.values["amount"] ?? wanted}
            error={refused?.refusal.problems["amount"]}
          />
          <div className="btn-row">
            {presets.map((preset) => (
              <ButtonLink
                key={preset}
                href={`/wallet/deposit?${new URLSearchParams({ amount: preset, ...(returnTo ? { returnTo } : {}) }).toString()}`}
              >
                ${preset}
              </ButtonLink>
            ))}
          </div>
          <div className="btn-row">
            <Submit large>Go to payment</Submit>
          </div>
          <p className="small soft">
            You enter your card on the processor’s own page. We never see its number.
          </p>
        </CommandForm>
        <div className="sticky-aside">
          <Card title="What it costs">
            <DefinitionList
              items={[
                { term: "Processing cost", value: <Amount of={cost} code /> },
                { term: "Processor", value: processor },
                { term: "Balance now", value: <Amount of={available} code /> },
              ]}
            />
          </Card>
        </div>
      </div>
      <Section title="Your last deposits" wide>
        <DepositTable deposits={deposits} />
      </Section>
    </>
  );
}

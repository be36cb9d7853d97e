/** The page to withdraw by hand: first exactly what will happen, then one button. */
import { z } from "zod";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import {
  decimal,
  formatMoney,
  isCurrency,
  money,
  wholeMinorUnits,
} from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { walletPage } from "#app/domain/payouts/wallet-page.ts";
import { sayRest } from "#app/domain/security/payout-rests.ts";
import { withdraw } from "#app/domain/payouts/withdraw.ts";
import { env } from "#app/env.server.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { amountField } from "#app/http/form.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import type { Refused } from "#app/http/refused.ts";
import { provenForm, stepUpFacts } from "#app/http/step-up.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { ConfirmPanel } from "#app/ui/forms/confirm-panel.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { StepUpFields } from "#app/ui/forms/step-up-fields.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { WalletTabs } from "#app/ui/page/wallet-tabs.tsx";
import { When } from "#app/ui/page/when.tsx";
import type { Route } from "./+types/withdraw";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "payouts.withdraw");
  return runLoader(async () => {
    const asked = url.searchParams.get("currency") ?? "USD";
    const currency: Currency = isCurrency(asked) ? asked : "USD";
    const { purses, method, rest, now } = await walletPage(actor);
    const purse = purses.find((each) => each.currency === currency);
    const available = money(purse?.availableMicros ?? 0n, currency);
    const { moved, dust } = wholeMinorUnits(available);
    const floor = money(env.payoutFloor, currency);
    return {
      key: newFormKey(),
      method,
      moved,
      dust,
      floor,
      openPayout: purse?.openPayout ?? null,
      enough: moved.micros >= floor.micros,
      rest: rest === null ? null : sayRest(rest, actor.zone),
      rested: method !== null && method.coolsUntil <= now,
      stepUp: await stepUpFacts(context),
    };
  });
}

const WITHDRAW = z.object({
  amount: amountField,
  currency: z.string(),
  methodId: z.string(),
});

export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "payouts.withdraw");
  return runAction(request, async (form) => {
    const { amount, currency, methodId } = await provenForm(context, form, () =>
      form.parse(WITHDRAW),
    );
    const key = form.key();
    if (!isCurrency(currency)) refuse("invalid_input");
    const { answer } = await withdraw(actor, { amount: money(amount, currency), methodId, key });
    return redirectWithFlash(`/wallet/payouts/${answer.payoutId}`, {
      kind: "success",
      text: "Your payout is on its way. This page shows how far it is.",
    });
  });
}

type Facts = Route.ComponentProps["loaderData"];

/** Explains why a withdrawal is impossible now, and what to do; null when it is possible. */
function Obstacle({ method, enough, floor, openPayout, rest, rested }: Facts) {
  if (rest !== null)
    return (
      <Notice kind="warning" title="Your payouts rest">
        {rest} If you did not make this change, open <a href="/settings/security">Security</a>.
      </Notice>
    );
  if (openPayout !== null)
    return (
      <Notice kind="warning" title="A payout is on its way already">
        Only one payout can be on its way at a time:{" "}
        <a href={`/wallet/payouts/${openPayout.id}`}>see how far it is</a>. Come back when it has
        arrived.
      </Notice>
    );
  if (!enough)
    return (
      <Notice kind="warning" title="Not enough is available">
        A payout is at least <Amount of={floor} code />. What is clearing comes by itself;{" "}
        <a href="/wallet">your wallet says when</a>.
      </Notice>
    );
  if (method === null)
    return (
      <Notice kind="warning" title="We do not know your bank account yet">
        <a href="/wallet/payout-method">Add your bank account</a> first.
      </Notice>
    );
  if (!rested)
    return (
      <Notice kind="warning" title="Your payout account is too new">
        You added it recently. So that a thief cannot empty your wallet, the first payout to it is
        possible on <When at={method.coolsUntil} />.
      </Notice>
    );
  return null;
}

interface ConfirmationProps {
  facts: Facts;
  formKey: string;
  refused: Refused | null;
}

function Confirmation({ facts, formKey, refused }: ConfirmationProps) {
  const { method, moved, dust } = facts;
  if (method === null) return null;
  return (
    <ConfirmPanel
      effects={[
        { what: "Leaves your available earnings", value: <Amount of={moved} flow="out" code /> },
        { what: "Is sent to", value: `${method.holder}, account ending in ${method.tail}` },
        { what: "Cost", value: <Amount of={money(0n, moved.currency)} code /> },
        {
          what: "Stays in your wallet, because banks move whole cents",
          value: <Amount of={dust} code />,
        },
      ]}
      afterwards="Once the bank has the payout, it cannot be stopped. If the bank refuses it or sends it back, the whole amount is in your available earnings again."
    >
      <CommandForm
        commandKey={formKey}
        hidden={{ amount: decimal(moved.micros), currency: moved.currency, methodId: method.id }}
      >
        <StepUpFields facts={facts.stepUp} refused={refused} />
        <div className="btn-row">
          <Submit large>{`Withdraw ${formatMoney(moved)}`}</Submit>
          <ButtonLink href="/wallet" kind="plain">
            Keep it in the wallet
          </ButtonLink>
        </div>
      </CommandForm>
    </ConfirmPanel>
  );
}

export default function Withdraw({ loaderData, actionData }: Route.ComponentProps) {
  const refused = refusedFrom(actionData);
  const possible =
    loaderData.enough &&
    loaderData.rested &&
    loaderData.rest === null &&
    loaderData.openPayout === null;
  return (
    <>
      <title>Withdraw · Farthing</title>
      <RefusalSummary refused={refused} notDone="Nothing was paid out." />
      <PageHeader
        title="Withdraw"
        lead="Send your available earnings to your bank account now."
        breadcrumb={[{ label: "Wallet", href: "/wallet" }]}
      />
      <WalletTabs current="/wallet/payouts" />
      <Obstacle {...loaderData} />
      {possible ? (
        <Confirmation
          facts={loaderData}
          formKey={formKeyAgain(refused, loaderData.key)}
          refused={refused}
        />
      ) : null}
    </>
  );
}

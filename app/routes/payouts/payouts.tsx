/** The list of one's payouts, and the settings for automatic payouts. */
import { z } from "zod";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { decimal, formatMoney, money } from "#app/domain/kernel/money.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { payoutList } from "#app/domain/payouts/payout-page.ts";
import { choosePreferences, preferencesOf } from "#app/domain/payouts/preferences.ts";
import { env } from "#app/env.server.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { provenForm, stepUpFacts } from "#app/http/step-up.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { amountField } from "#app/http/form.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { CheckboxField } from "#app/ui/forms/checkbox-field.tsx";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { MoneyField } from "#app/ui/forms/money-field.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { PayoutTable } from "./payout-table.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { StepUpFields } from "#app/ui/forms/step-up-fields.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { WalletTabs } from "#app/ui/page/wallet-tabs.tsx";
import type { Route } from "./+types/payouts";

const PER_PAGE = 25;
const CURRENCY = "USD";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "payouts.list");
  return runLoader(async () => {
    const asked = url.searchParams.get("before") ?? "";
    const before = isId("payout", asked) ? asked : null;
    const [list, preferences] = await Promise.all([
      payoutList(actor, { before, limit: PER_PAGE }),
      preferencesOf(actor.id, CURRENCY),
    ]);
    return {
      ...list,
      paged: before !== null,
      preferences,
      key: newFormKey(),
      floor: money(env.payoutFloor, CURRENCY),
      stepUp: await stepUpFacts(context),
    };
  });
}

const SETTINGS = z.object({
  threshold: amountField,
  automatic: z.literal("yes").optional(),
});

export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "payouts.choose_preferences");
  return runAction(request, async (form) => {
    const key = form.key();
    const { threshold, automatic } = await provenForm(context, form, () => form.parse(SETTINGS));
    const chosen = { threshold: money(threshold, CURRENCY), automatic: automatic === "yes", key };
    await choosePreferences(actor, chosen);
    const text = chosen.automatic
      ? `You are paid automatically as soon as ${formatMoney(chosen.threshold)} are available.`
      : "Your earnings are no longer paid out automatically. They wait until you withdraw them.";
    return redirectWithFlash("/wallet/payouts", { kind: "success", text });
  });
}

export default function Payouts({ loaderData, actionData }: Route.ComponentProps) {
  const { payouts, next, paged, preferences, key, floor, stepUp } = loaderData;
  const refused = refusedFrom(actionData);
  const automatic =
    refused === null ? preferences.automatic : refused.values["automatic"] === "yes";
  return (
    <>
      <title>Payouts · Farthing</title>
      <RefusalSummary refused={refused} notDone="Your settings were not changed." />
      <PageHeader
        title="Payouts"
        lead="What we sent to your bank, and when the next payout goes out."
        actions={<ButtonLink href="/wallet/withdraw">Withdraw your earnings</ButtonLink>}
      />
      <WalletTabs current="/wallet/payouts" />
      <Section title="All payouts" wide>
        <PayoutTable payouts={payouts} />
        <Pagination
          label="Payouts"
          previous={paged ? "/wallet/payouts" : undefined}
          next={next === null ? undefined : `/wallet/payouts?before=${next}`}
        />
      </Section>
      <Section
        title="When to be paid"
        id="settings"
        note={`A payout is never smaller than ${formatMoney(floor)}.`}
      >
        <CommandForm commandKey={formKeyAgain(refused, key)}>
          <MoneyField
            name="threshold"
            label="Pay me as soon as I have"
            currency={CURRENCY}
            hint="When this amount is available, we send all your available earnings, down to the last whole cent."
            value={refused?.values["threshold"] ?? decimal(preferences.thresholdMicros, 2)}
            error={refused?.refusal.problems["threshold"]}
          />
          <CheckboxField
            name="automatic"
            label="Pay me automatically when the threshold is reached"
            hint="If you leave this off, your earnings wait until you withdraw them yourself."
            checked={automatic}
          />
          <StepUpFields
            facts={stepUp}
            why="These settings decide when your money leaves. So we ask who you are, and send you a mail about the change."
            refused={refused}
          />
          <div className="btn-row">
            <Submit>Save the payout settings</Submit>
          </div>
        </CommandForm>
      </Section>
    </>
  );
}

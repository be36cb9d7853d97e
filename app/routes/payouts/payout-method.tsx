/** The page to add, replace or remove the payout account; it explains the waiting time of a new account. */
import { sentText } from "#app/domain/kernel/written-text.ts";
import { z } from "zod";
import { refusedTogether } from "#app/domain/kernel/refused-together.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { MAX_HOLDER } from "#app/domain/payouts/account-number.ts";
import { activeMethod } from "#app/domain/payouts/active-method.ts";
import { fittedAccount, removeMethod, saveMethod } from "#app/domain/payouts/save-method.ts";
import { env } from "#app/env.server.ts";
import { bank } from "#app/gateways/bank/bank.ts";
import { sampleAccounts } from "#app/gateways/bank/pretend/bank-scripts.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { provenForm, stepUpFacts } from "#app/http/step-up.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { formKeyAgain, refusedForm, refusedFrom } from "#app/http/refused.ts";
import { pressedButton } from "#app/http/pressed-button.ts";
import { admit } from "#app/http/viewer.ts";
import { Notice } from "#app/ui/page/notice.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { WalletTabs } from "#app/ui/page/wallet-tabs.tsx";
import { writeDistance } from "#app/ui/page/when.tsx";
import { AccountForm } from "./account-form.tsx";
import { CurrentAccount } from "./current-account.tsx";
import type { SentForm } from "#app/http/form.ts";
import type { Route } from "./+types/payout-method";

const HOUR = 3_600_000;

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "payouts.save_method");
  return runLoader(async () => ({
    method: await activeMethod(actor.id),
    now: nowDate(),
    key: newFormKey(),
    removeKey: newFormKey(),
    restHours: env.methodCooldownHours,
    samples: bank().pretend ? sampleAccounts() : [],
    stepUp: await stepUpFacts(context),
  }));
}

const AGREED = z.literal("yes", "Tick the box to confirm.");
const SAVE = z.object({
  holder: sentText({ max: MAX_HOLDER, lines: "one" }),
  account: z.string().max(60),
  agreed: AGREED,
});
const REMOVE = z.object({ methodId: z.string(), agreed: AGREED });

/** The account as it was typed. Refuses every wrong field at once, as `saveMethod` does. */
async function typedAccount(form: SentForm) {
  const typed = { holder: form.text("holder"), account: form.text("account") };
  await refusedTogether(
    () => fittedAccount(typed),
    () => form.parse(SAVE),
  );
  return typed;
}

export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "payouts.save_method");
  return runAction(request, async (form) => {
    const button = pressedButton(form, ["save", "remove"]);
    const key = form.key();
    if (button === "remove") {
      const { methodId } = await provenForm(context, form, () => form.parse(REMOVE));
      await removeMethod(actor, { key, methodId });
      const text = "The account is removed. Nothing is paid out until you add another.";
      return redirectWithFlash("/wallet/payout-method", { kind: "success", text });
    }
    const typed = await provenForm(context, form, () => typedAccount(form));
    await saveMethod(actor, { ...typed, key });
    const rest = env.methodCooldownHours;
    const text =
      rest === 0
        ? "The account is saved."
        : `The account is saved. The first payout to it is possible in ${writeDistance(rest * HOUR)}.`;
    return redirectWithFlash("/wallet/payout-method", { kind: "success", text });
  });
}

function Samples({ samples }: { samples: Array<{ account: string; label: string }> }) {
  if (samples.length === 0) return null;
  return (
    <Notice kind="warning" title="This is a pretend bank">
      The last two digits decide what it does:
      <ul>
        {samples.map(({ account, label }) => (
          <li key={account}>
            <code className="figures">{account}</code> {label.toLowerCase()}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

export default function PayoutMethodPage({ loaderData, actionData }: Route.ComponentProps) {
  const { method, now, key, removeKey, restHours, samples, stepUp } = loaderData;
  const refused = refusedFrom(actionData);
  const removing = refusedForm(refused, "remove", "methodId");
  const saving = removing === null ? refused : null;
  return (
    <>
      <title>Payout account · Farthing</title>
      <RefusalSummary refused={refused} notDone="Your payout account was not changed." />
      <PageHeader title="Payout account" lead="The bank account your earnings are sent to." />
      <WalletTabs current="/wallet/payout-method" />
      {method === null ? null : (
        <CurrentAccount
          method={method}
          now={now}
          removeKey={removeKey}
          stepUp={stepUp}
          refused={removing}
        />
      )}
      <Section
        title={method === null ? "Add your account" : "Replace your account"}
        note={
          restHours === 0
            ? "We can pay to the new account at once."
            : `We wait ${writeDistance(restHours * HOUR)} before the first payout to a new account, and send you a mail at once. If the change was made by a thief, you have time to stop it.`
        }
      >
        <AccountForm
          formKey={formKeyAgain(saving, key)}
          replaces={method?.tail ?? null}
          stepUp={stepUp}
          refused={saving}
          besides={removing !== null}
        />
        <Samples samples={samples} />
      </Section>
    </>
  );
}

/** The pretend card processor's payment page. It acts as if outside Farthing; only its address is ours. */
import { admit } from "#app/http/viewer.ts";
import { formatMoney, isCurrency, microsPerMinorUnit } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { enter } from "#app/domain/sandbox/enter-sandbox.ts";
import {
  CARD_SCRIPT_NAMES,
  CARD_SCRIPTS,
  hostedPage,
  press,
} from "#app/gateways/cards/pretend/hosted-page.ts";
import { worldOfReference } from "#app/gateways/pretend/books.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { pressedButton } from "#app/http/pressed-button.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { ErrorSummary } from "#app/ui/forms/error-summary.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { redirect } from "react-router";
import type { Route } from "./+types/card-page";

export function loader({ context, params, url }: Route.LoaderArgs) {
  admit(context, url, "pretend.pay");
  return runLoader(async () => {
    const where = worldOfReference(params.ref);
    const page = await enter(where, () => hostedPage(params.ref));
    const { currency: code, minorUnits, state, target } = page;
    const currency: Currency = isCurrency(code) ? code : "USD";
    const amount = { micros: minorUnits * microsPerMinorUnit(currency), currency };
    const scripts = Object.entries(CARD_SCRIPTS).map(([name, { label, detail }]) => ({
      name,
      label,
      detail,
    }));
    // A sandbox has no pages of its own to go back to.
    const back = where === "live" ? target : null;
    return { amount, open: state === "open", back, scripts };
  });
}

export function action({ request, context, params, url }: Route.ActionArgs) {
  admit(context, url, "pretend.pay");
  return runAction(request, async (form) => {
    const script = pressedButton(form, CARD_SCRIPT_NAMES);
    const where = worldOfReference(params.ref);
    const back = await enter(where, () => press(params.ref, script));
    return redirect(where === "live" ? back : new URL(request.url).pathname, 303);
  });
}

export default function CardPage({ loaderData, actionData }: Route.ComponentProps) {
  const { amount, open, back, scripts } = loaderData;
  const refused = refusedFrom(actionData);
  return (
    <>
      <title>{`Pretend card processor: ${formatMoney(amount)}`}</title>
      <ErrorSummary
        errors={refused ? [refused.refusal].map(({ sentence }) => ({ sentence })) : []}
      />
      <PageHeader
        title="Pretend card processor"
        lead="This page takes the place of a real payment page. No card is charged."
      />
      <Notice kind="warning" title="Pretend money">
        No real money moves here. Choose what the pretend processor should do; it then behaves as a
        real one would.
      </Notice>
      <p className="mt-6 mb-6">
        To pay: <Amount of={amount} size="l" />
      </p>
      {open ? (
        <CommandForm label="What should happen?">
          {scripts.map(({ name, label, detail }) => (
            <div key={name}>
              <Submit kind={name === "pay" ? "primary" : "quiet"} name="verb" value={name}>
                {label}
              </Submit>
              <p className="small soft mt-1">{detail}</p>
            </div>
          ))}
        </CommandForm>
      ) : (
        <p>
          {back === null
            ? "This payment is finished. Your program can read the result from the deposit."
            : "This payment is already finished."}
        </p>
      )}
      {back === null ? null : (
        <p className="mt-6">
          <ButtonLink kind="plain" href={back}>
            Back to Farthing
          </ButtonLink>
        </p>
      )}
    </>
  );
}

/** The pretend card processor's payment page: outside Farthing in all but address. */
import { formatMoney, isCurrency, microsPerMinorUnit } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import {
  CARD_SCRIPTS,
  hostedPage,
  isCardScript,
  press,
} from "#app/gateways/cards/sandbox/hosted-page.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { CommandForm } from "#app/ui/command-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Amount } from "#app/ui/money.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { ButtonLink, Submit } from "#app/ui/submit.tsx";
import { redirect } from "react-router";
import type { Route } from "./+types/card-page";

export function loader({ params }: Route.LoaderArgs) {
  return runLoader(async () => {
    const { currency: code, minorUnits, state, target } = await hostedPage(params.ref);
    const currency: Currency = isCurrency(code) ? code : "USD";
    const amount = { micros: minorUnits * microsPerMinorUnit(currency), currency };
    const scripts = Object.entries(CARD_SCRIPTS).map(([name, { label, detail }]) => ({
      name,
      label,
      detail,
    }));
    return { amount, open: state === "open", back: target, scripts };
  });
}

export function action({ request, params }: Route.ActionArgs) {
  return runAction(request, async (form) => {
    const script = form.text("script");
    if (!isCardScript(script)) refuse("invalid_input");
    return redirect(await press(params.ref, script), 303);
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
        lead="This stands where a real processor's payment page would. No card is charged."
      />
      <Notice kind="warning" title="Sandbox">
        No real money moves here. Choose what the pretend processor should do; it then behaves as a
        real one would.
      </Notice>
      <p className="mt-6 mb-6">
        To pay: <Amount of={amount} size="l" />
      </p>
      {open ? (
        <CommandForm label="What should happen?">
          {scripts.map(({ name, label, detail }) => (
            <div key={name} className="stack">
              <div>
                <Submit kind={name === "pay" ? "primary" : "quiet"} name="script" value={name}>
                  {label}
                </Submit>
              </div>
              <p className="small soft">{detail}</p>
            </div>
          ))}
        </CommandForm>
      ) : (
        <p>This payment was finished already.</p>
      )}
      <p className="mt-6">
        <ButtonLink kind="plain" href={back}>
          Back to Farthing
        </ButtonLink>
      </p>
    </>
  );
}

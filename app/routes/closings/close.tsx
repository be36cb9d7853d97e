/** The page on which a person closes their account: what has to be done first, what will happen, and where it stands. */
import { askClosing } from "#app/domain/closings/ask-closing.ts";
import { closingPage } from "#app/domain/closings/closing-page.ts";
import { keepAccount } from "#app/domain/closings/keep-account.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { env } from "#app/env.server.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { doPressed } from "#app/http/pressed-button.ts";
import { refusedForm, refusedFrom } from "#app/http/refused.ts";
import { provenForm, stepUpFacts } from "#app/http/step-up.ts";
import { admit } from "#app/http/viewer.ts";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { CloseForm } from "./close-form.tsx";
import { closingInput } from "./closing-input.ts";
import { ClosingState } from "./closing-state.tsx";
import { ReasonList } from "./reason-list.tsx";
import type { Route } from "./+types/close";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "closings.read");
  return runLoader(async () => ({
    ...(await closingPage(actor)),
    stepUp: await stepUpFacts(context),
    restHours: env.closingRestHours,
    key: newFormKey(),
  }));
}

export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "closings.read");
  return runAction(request, (form) =>
    doPressed<Response>(form, {
      async close() {
        const input = await provenForm(context, form, () => closingInput(form));
        await askClosing(actor, { ...input, key: form.key() });
        return redirectWithFlash("/settings/close", {
          kind: "success",
          text: "We close your account as soon as nothing is open. You can still change your mind.",
        });
      },
      async keep() {
        await keepAccount(actor, { key: form.key() });
        return redirectWithFlash("/settings/close", {
          kind: "success",
          text: "Your account stays open.",
        });
      },
    }),
  );
}

export default function Close({ loaderData, actionData }: Route.ComponentProps) {
  const { closing, reasons, waits, until, purses, method, stepUp, restHours, key } = loaderData;
  const refused = refusedFrom(actionData);
  return (
    <>
      <title>Close the account · Farthing</title>
      <RefusalSummary refused={refused} notDone="Your account is as it was." />
      <PageHeader
        title="Close the account"
        lead={
          closing === null
            ? "Your gigs leave the market, your money is paid out, and you cannot sign in any more."
            : "You asked us to close your account."
        }
        breadcrumb={[{ label: "Settings", href: "/settings" }]}
      />
      {closing === null ? (
        <>
          <ReasonList title="This has to be done first" reasons={reasons} />
          {reasons.length === 0 && (
            <CloseForm
              {...{ purses, method, waits, until, stepUp, restHours }}
              formKey={key}
              refused={refusedForm(refused, "close", "rest")}
            />
          )}
        </>
      ) : (
        <ClosingState {...{ closing, reasons, waits, until, formKey: key }} />
      )}
    </>
  );
}

/** The page behind the mailed link: opening it changes nothing, its button stops the withdrawal. It needs no session. */
import { admit } from "#app/http/viewer.ts";
import { redirect } from "react-router";
import { stoppablePage, stopWithdrawal } from "#app/domain/suspensions/stop-withdrawal.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { SUSPENDED_PAGE } from "#app/http/suspended.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { ConfirmPanel } from "#app/ui/forms/confirm-panel.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { When } from "#app/ui/page/when.tsx";
import type { Route } from "./+types/stop-withdrawal";

function linkOf(url: URL) {
  return {
    id: url.searchParams.get("id") ?? "",
    signature: url.searchParams.get("signature") ?? "",
  };
}

export function loader({ context, url }: Route.LoaderArgs) {
  admit(context, url, "suspensions.stop_withdrawal");
  // The link in a notice is unsigned; only the mail's own link stops a withdrawal.
  if (!url.searchParams.has("signature")) throw redirect(SUSPENDED_PAGE, 303);
  return runLoader(async () => ({ withdrawal: await stoppablePage(linkOf(url)) }));
}

export function action({ request, context, url }: Route.ActionArgs) {
  admit(context, url, "suspensions.stop_withdrawal");
  return runAction(request, async () => {
    await stopWithdrawal(linkOf(url));
    return redirectWithFlash(`${url.pathname}${url.search}`, {
      kind: "success",
      text: "The withdrawal is stopped. Nothing was paid out.",
    });
  });
}

const OVER = {
  stopped: "This withdrawal is stopped. Nothing was paid out by it.",
  paid: "This withdrawal was paid, so it can no longer be stopped. Please write to us if it was not you.",
} as const;

export default function StopWithdrawal({ loaderData, actionData }: Route.ComponentProps) {
  const { currency, tail, restsUntil, state } = loaderData.withdrawal;
  return (
    <>
      <title>Stop a withdrawal · Farthing</title>
      <meta name="robots" content="noindex" />
      <RefusalSummary refused={refusedFrom(actionData)} notDone="Nothing was changed." />
      <PageHeader title="Stop a withdrawal" lead="You do not have to sign in for this." />
      {state === "resting" ? (
        <ConfirmPanel
          title={`The withdrawal in ${currency}`}
          effects={[
            { what: "Nothing is paid out. The money stays in your earnings." },
            { what: "If you do not stop it, it goes to the account ending in", value: tail },
            { what: "On", value: <When at={restsUntil} /> },
          ]}
          afterwards="You can ask for it again after signing in. If you did not ask for this withdrawal, another person knows your password: write to us."
        >
          <CommandForm>
            <div className="btn-row">
              <Submit kind="danger">Stop the withdrawal</Submit>
            </div>
          </CommandForm>
        </ConfirmPanel>
      ) : (
        <p className="prose">{OVER[state]}</p>
      )}
    </>
  );
}

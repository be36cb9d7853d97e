/** The page behind the mailed link: opening it changes nothing, its button keeps the account. It needs no session. */
import { redirect } from "react-router";
import { REFUSALS } from "#app/domain/kernel/refusal-codes.ts";
import { keepable, keepByMail } from "#app/domain/closings/keep-account.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { ConfirmPanel } from "#app/ui/forms/confirm-panel.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { When } from "#app/ui/page/when.tsx";
import type { Route } from "./+types/keep-account";

const tokenOf = (url: URL) => url.searchParams.get("token") ?? "";

export function loader({ context, url }: Route.LoaderArgs) {
  admit(context, url, "closings.keep_by_mail");
  // The link in a notice has no token; its reader is signed in.
  if (!url.searchParams.has("token")) throw redirect("/settings/close", 303);
  return runLoader(async () => ({ account: await keepable(tokenOf(url)) }));
}

export function action({ request, context, url }: Route.ActionArgs) {
  admit(context, url, "closings.keep_by_mail");
  return runAction(request, async () => {
    await keepByMail(tokenOf(url));
    return redirectWithFlash("/", {
      kind: "success",
      text: "The account stays open. If you never asked us to close it, change your password.",
    });
  });
}

export default function KeepAccount({ loaderData, actionData }: Route.ComponentProps) {
  const { account } = loaderData;
  return (
    <>
      <title>Keep the account · Farthing</title>
      <meta name="robots" content="noindex" />
      <RefusalSummary refused={refusedFrom(actionData)} notDone="Nothing was changed." />
      <PageHeader title="Keep the account" lead="You do not have to sign in for this." />
      {account === null ? (
        <p className="prose">{REFUSALS.closing_over.sentence}</p>
      ) : (
        <ConfirmPanel
          title={`The account @${account.handle}`}
          effects={[
            { what: "The account is not closed, and nothing is paid out or given up." },
            { what: "Gigs that were for sale before are for sale again." },
            ...(account.waitsUntil === null
              ? []
              : [
                  {
                    what: "If you do not press the button, we close it on",
                    value: <When at={account.waitsUntil} />,
                  },
                ]),
          ]}
          afterwards="You can ask us to close it again under Settings. If you did not ask for this, another person may know your password: change it."
        >
          <CommandForm label="Keep the account">
            <div>
              <Submit>Keep my account</Submit>
            </div>
          </CommandForm>
        </ConfirmPanel>
      )}
    </>
  );
}

/** The page behind the link to the old address: its button brings that address back. It needs no session. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { openedLink } from "#app/domain/people/addresses/opened-link.ts";
import { undoEmailChange } from "#app/domain/people/addresses/undo-email-change.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { ConfirmPanel } from "#app/ui/forms/confirm-panel.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { DeadLink } from "./dead-link.tsx";
import { tokenOf } from "./pressed-link.ts";
import type { Route } from "./+types/undo-change";

export function loader({ context, url }: Route.LoaderArgs) {
  const signedIn = admit(context, url, "people.undo_email_change");
  const token = tokenOf(url);
  return runLoader(async () => ({
    link: await openedLink(signedIn?.actor ?? null, token, "undo_email"),
    key: newFormKey(),
  }));
}

export function action({ request, context, url }: Route.ActionArgs) {
  admit(context, url, "people.undo_email_change");
  return runAction(request, async (form) => {
    await undoEmailChange({ token: tokenOf(url), key: form.key() });
    return redirectWithFlash("/sign-in", {
      kind: "success",
      text: "Your old e-mail address is back, and everybody is signed out. Sign in, and change your password now: another person may know it.",
    });
  });
}

export default function UndoChange({ loaderData, actionData }: Route.ComponentProps) {
  const { link, key } = loaderData;
  const refused = refusedFrom(actionData);
  return (
    <>
      <title>Undo a change of e-mail address · Farthing</title>
      <meta name="robots" content="noindex" />
      <RefusalSummary refused={refused} notDone="Nothing was changed." />
      <PageHeader
        title="Undo the change of your e-mail address"
        lead="You do not have to sign in for this."
      />
      {link === null ? (
        <DeadLink />
      ) : (
        <ConfirmPanel
          effects={[
            { what: `The account @${link.handle} gets this address back`, value: link.email },
            { what: "Every session and every API token of the account ends." },
            { what: "Nothing is paid out for", value: "72 hours" },
          ]}
          afterwards="Change your password afterwards. If you changed the address yourself, close the page: nothing happens then."
        >
          <CommandForm commandKey={formKeyAgain(refused, key)}>
            <div>
              <Submit kind="danger" large>
                Bring the old address back
              </Submit>
            </div>
          </CommandForm>
        </ConfirmPanel>
      )}
    </>
  );
}

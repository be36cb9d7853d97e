/** The page behind the link to a new address: its button gives the account that address. It needs no session. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { finishEmailChange } from "#app/domain/people/addresses/finish-email-change.ts";
import { openedLink } from "#app/domain/people/addresses/opened-link.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { ConfirmPanel } from "#app/ui/forms/confirm-panel.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { DeadLink, HeldElsewhere } from "./dead-link.tsx";
import { tokenOf } from "./pressed-link.ts";
import type { Route } from "./+types/finish-change";

export function loader({ context, url }: Route.LoaderArgs) {
  const signedIn = admit(context, url, "people.finish_email_change");
  const token = tokenOf(url);
  return runLoader(async () => ({
    link: await openedLink(signedIn?.actor ?? null, token, "change_email"),
    key: newFormKey(),
  }));
}

export function action({ request, context, url }: Route.ActionArgs) {
  const signedIn = admit(context, url, "people.finish_email_change");
  return runAction(request, async (form) => {
    const { answer } = await finishEmailChange({ token: tokenOf(url), key: form.key() });
    const own = signedIn?.actor.id === answer.userId;
    return redirectWithFlash(own ? "/settings/email" : "/sign-in", {
      kind: "success",
      text: "The account has its new e-mail address. We have told the old one.",
    });
  });
}

export default function FinishChange({ loaderData, actionData }: Route.ComponentProps) {
  const { link, key } = loaderData;
  const refused = refusedFrom(actionData);
  return (
    <>
      <title>Use a new e-mail address · Farthing</title>
      <meta name="robots" content="noindex" />
      <RefusalSummary refused={refused} notDone="Nothing was changed." />
      <PageHeader title="Use a new e-mail address" />
      {link === null ? (
        <DeadLink />
      ) : link.holder?.verified === true ? (
        <HeldElsewhere email={link.email} handle={link.holder.handle} />
      ) : (
        <ConfirmPanel
          effects={[
            { what: `The account @${link.handle} gets the address`, value: link.email },
            { what: "Its old address is told and can undo the change for", value: "72 hours" },
            { what: "Nothing is paid out for", value: "72 hours" },
            ...(link.holder === null
              ? []
              : [
                  {
                    what: "An account from before that never verified the address gives it up",
                    value: `@${link.holder.handle}`,
                  },
                ]),
          ]}
          afterwards="If you did not ask for this, close the page: nothing happens then."
        >
          <CommandForm commandKey={formKeyAgain(refused, key)}>
            <div>
              <Submit large>Use this address</Submit>
            </div>
          </CommandForm>
        </ConfirmPanel>
      )}
    </>
  );
}

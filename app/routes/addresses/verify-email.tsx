/** The page behind the link that verifies an address: opening it changes nothing, its button does. It needs no session. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { openedLink } from "#app/domain/people/addresses/opened-link.ts";
import { verifyEmail } from "#app/domain/people/addresses/verify-email.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { formKeyAgain, refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { DeadLink, HeldElsewhere } from "./dead-link.tsx";
import { tokenOf } from "./pressed-link.ts";
import type { Route } from "./+types/verify-email";

export function loader({ context, url }: Route.LoaderArgs) {
  const signedIn = admit(context, url, "people.verify_email");
  const token = tokenOf(url);
  return runLoader(async () => ({
    link: await openedLink(signedIn?.actor ?? null, token, "verify_email"),
    key: newFormKey(),
  }));
}

export function action({ request, context, url }: Route.ActionArgs) {
  const signedIn = admit(context, url, "people.verify_email");
  return runAction(request, async (form) => {
    const { answer } = await verifyEmail({ token: tokenOf(url), key: form.key() });
    const own = signedIn?.actor.id === answer.userId;
    return redirectWithFlash(own ? "/" : "/sign-in", {
      kind: "success",
      text: own
        ? "Your e-mail address is verified. You can publish gigs, add money and be paid out."
        : "The e-mail address is verified. Sign in to go on.",
    });
  });
}

export default function VerifyEmail({ loaderData, actionData }: Route.ComponentProps) {
  const { link, key } = loaderData;
  const refused = refusedFrom(actionData);
  return (
    <>
      <title>Verify an e-mail address · Farthing</title>
      <meta name="robots" content="noindex" />
      <RefusalSummary refused={refused} notDone="Nothing was changed." />
      <PageHeader title="Verify your e-mail address" />
      {link === null ? (
        <DeadLink />
      ) : link.holder?.verified === true ? (
        <HeldElsewhere email={link.email} handle={link.holder.handle} />
      ) : (
        <div className="stack">
          <p className="prose">
            Is <strong>{link.email}</strong> your address, and <strong>@{link.handle}</strong> your
            account? Then press the button. Otherwise close this page; nothing happens then.
          </p>
          {link.holder === null ? null : <AlsoHeld handle={link.holder.handle} />}
          <CommandForm commandKey={formKeyAgain(refused, key)}>
            <div>
              <Submit large>Verify this address</Submit>
            </div>
          </CommandForm>
        </div>
      )}
    </>
  );
}

/** An account from before that never verified the address. */
function AlsoHeld({ handle }: { handle: string }) {
  return (
    <p className="prose">
      There is already an account with this address: @{handle}. It was opened before we asked for
      proof. If it is yours,{" "}
      <a className="link" href="/sign-in">
        sign in there
      </a>{" "}
      and verify the address there instead. If you press the button, the address belongs to @
      {handle} no more.
    </p>
  );
}

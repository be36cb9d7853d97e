/** Carries out what was pressed on the page of passkeys. */
import type { RouterContextProvider } from "react-router";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { addPasskey } from "#app/domain/security/passkeys/add-passkey.ts";
import { removePasskey } from "#app/domain/security/passkeys/remove-passkey.ts";
import { renamePasskey } from "#app/domain/security/passkeys/rename-passkey.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { doPressed } from "#app/http/pressed-button.ts";
import { steppedUp } from "#app/http/step-up.ts";
import type { SentForm } from "#app/http/form.ts";

const PAGE = "/settings/security/passkeys";

type Answer = Response | { codes: string[] };

const said = (text: string) => redirectWithFlash(PAGE, { kind: "success", text });

export async function changePasskeys(
  context: Readonly<RouterContextProvider>,
  actor: UserActor,
  form: SentForm,
): Promise<Answer> {
  await steppedUp(context, form);
  const passkeyId = form.text("passkeyId");
  return doPressed<Answer>(form, {
    async confirm() {
      return said("Thank you. Now you can add the passkey.");
    },
    async add() {
      const wanted = { made: form.text("made"), name: form.text("name"), key: form.key() };
      const { codes } = await addPasskey(actor, wanted);
      return codes === null ? said("The passkey is added. You can sign in with it.") : { codes };
    },
    async rename() {
      await renamePasskey(actor, { passkeyId, name: form.text("newName"), key: form.key() });
      return said("The passkey has its new name.");
    },
    async remove() {
      const endOthers = form.text("others") === "end";
      await removePasskey(actor, { passkeyId, endOthers, key: form.key() });
      return said(
        endOthers
          ? "The passkey is removed, and you are signed out everywhere else."
          : "The passkey is removed. It no longer signs you in.",
      );
    },
  });
}

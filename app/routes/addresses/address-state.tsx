/** The state of a person's address: verified, or what happens next, with the button that mails a new link. */
import { formKeyAgain } from "#app/http/refused.ts";
import type { Refused } from "#app/http/refused.ts";
import type { OwnAddress } from "#app/domain/people/addresses/own-address.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { When } from "#app/ui/page/when.tsx";

export interface AddressStateProps {
  address: OwnAddress;
  handle: string;
  /** The page the person was on the way to; null where they came by themselves. */
  next: string | null;
  formKey: string;
  refused: Refused | null;
}

export function AddressState({ address, handle, next, formKey, refused }: AddressStateProps) {
  const { email, emailState, wanted, linkUntil } = address;
  if (emailState === "verified")
    return (
      <div className="prose">
        <p>
          <strong>{email}</strong> is verified. You sign in with it or with your handle, {handle}.
        </p>
        {wanted === null ? null : <Wanted email={wanted} />}
      </div>
    );
  return (
    <div className="stack">
      <div className="prose">
        {linkUntil === null ? (
          <p>
            Is <strong>{email}</strong> your address? We mail a link to it, and you press one
            button.
          </p>
        ) : (
          <p>
            We sent a mail to <strong>{email}</strong>. Open its link by <When at={linkUntil} /> and
            press the button there. If it does not arrive, look into the folder for spam.
          </p>
        )}
        <p>
          Meanwhile you can browse and write drafts. Publishing a gig, adding money and paying out
          need a verified address, because mails about your money go there.
        </p>
        {wanted === null ? null : <Wanted email={wanted} />}
      </div>
      <CommandForm verb="send" commandKey={formKeyAgain(refused, formKey)} inline>
        <Submit kind={linkUntil === null ? "primary" : "quiet"}>
          {linkUntil === null ? "Send me the link" : "Send a new link"}
        </Submit>
        {next === null ? null : (
          <ButtonLink href={next}>
            {next === "/" ? "Go on to Farthing" : "Go on for now"}
          </ButtonLink>
        )}
      </CommandForm>
    </div>
  );
}

function Wanted({ email }: { email: string }) {
  return (
    <p>
      You asked for <strong>{email}</strong> instead. Open the link we mailed there; until then
      nothing changes.
    </p>
  );
}

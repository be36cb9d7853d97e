/** What a mailed link's page says when the link works no more, or when the address belongs to another account. */
import { REFUSALS } from "#app/domain/kernel/refusal-codes.ts";

export function DeadLink() {
  return (
    <p className="prose">
      {REFUSALS.link_invalid.sentence} After signing in you get one on{" "}
      <a className="link" href="/settings/email">
        the page of your e-mail address
      </a>
      .
    </p>
  );
}

/** For the reader of the mailbox, who may know about the other account. */
export function HeldElsewhere({ email, handle }: { email: string; handle: string }) {
  return (
    <div className="prose">
      <p>
        There is already an account with <strong>{email}</strong>: @{handle}, which verified it. So
        the address stays there.
      </p>
      <p>
        If that account is yours,{" "}
        <a className="link" href="/sign-in">
          sign in
        </a>{" "}
        with this address and your password. The page to sign in also helps if you forgot the
        password. If it is not yours, you do not have to do anything.
      </p>
    </div>
  );
}

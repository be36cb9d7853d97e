/** The way to a new password from the sign-in form; after a wrong password it is a notice that is not overlooked. */
import type { Refused } from "#app/http/refused.ts";
import { Notice } from "#app/ui/page/notice.tsx";

const WRONG = new Set(["wrong_credentials", "too_many_attempts"]);

export function ForgotPassword({ refused }: { refused: Refused | null }) {
  const link = (
    <a className="link" href="/recover">
      Forgot your password?
    </a>
  );
  if (refused === null || !WRONG.has(refused.refusal.code)) return <p className="soft">{link}</p>;
  return (
    <Notice>{link} Set a new one with a link that we send to the address of your account.</Notice>
  );
}

/** The line under the site header that reminds a person to verify their e-mail address. */
import type { EmailState } from "#app/domain/security/sessions.ts";

const PAGE = "/settings/email";
/** These pages say it themselves. */
const OWN = new Set([PAGE, "/verify-email"]);

export interface VerifyReminderProps {
  emailState: EmailState | undefined;
  path: string;
}

export function VerifyReminder({ emailState = "verified", path }: VerifyReminderProps) {
  if (emailState === "verified" || OWN.has(path)) return null;
  return (
    <p className="page verify-reminder">
      {emailState === "unverified"
        ? "Your e-mail address is not verified yet. Publishing, adding money and paying out wait for it. "
        : "Please verify your e-mail address before you next publish, add money or withdraw. "}
      <a className="link" href={PAGE}>
        Verify it now
      </a>
    </p>
  );
}

/** The warnings under a message, the same for both people. They forbid nothing. */
import type { Warning } from "#app/domain/messages/warnings/warnings-in.ts";

const WORDS: Record<Warning, string> = {
  contact_details:
    "This message has contact details. We can help in a dispute only with what was written here.",
  outside_payment:
    "This message speaks of paying outside Farthing. Money that is not paid here is not held for anybody, and we cannot bring it back.",
  look_alike_link:
    "A link in this message looks like the address of another site. Read it letter by letter before you open it, and do not sign in there.",
};

export function LineWarnings({ warnings }: { warnings: readonly Warning[] }) {
  return warnings.map((warning) => (
    <p key={warning} className="small text-warn">
      <span aria-hidden="true">! </span>
      <span className="sr-only">Warning: </span>
      {WORDS[warning]}
    </p>
  ));
}

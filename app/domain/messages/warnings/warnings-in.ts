/** What both people are warned about in a message. A warning never stops a message, and nothing of it is stored. Pure. */
import { hasContactDetails } from "./contact-details.ts";
import { hasLookAlikeLink } from "./look-alike-links.ts";
import { asksForOutsidePayment } from "./outside-payment.ts";
import { plainReading } from "./plain-reading.ts";

export const WARNINGS = ["contact_details", "outside_payment", "look_alike_link"] as const;

export type Warning = (typeof WARNINGS)[number];

/** Longer than any message; the rest of a text that is longer still is not looked at. */
const LOOKED_AT = 20_000;

/** English phrases, and numbers and addresses of any language. */
export function warningsIn(text: string): Warning[] {
  const looked = text.slice(0, LOOKED_AT);
  const plain = plainReading(looked);
  const found: Record<Warning, boolean> = {
    contact_details: hasContactDetails(plain),
    outside_payment: asksForOutsidePayment(plain),
    look_alike_link: hasLookAlikeLink(looked),
  };
  return WARNINGS.filter((warning) => found[warning]);
}

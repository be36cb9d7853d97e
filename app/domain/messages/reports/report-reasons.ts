/** Why a message is reported: code → words, for the reporter and for staff. */

export const REPORT_REASONS = {
  insult: { label: "Insult or threat", detail: "It insults, threatens or harasses you." },
  spam: { label: "Spam", detail: "It advertises something you did not ask for." },
  outside_payment: {
    label: "Payment outside Farthing",
    detail: "It asks you to pay or be paid elsewhere.",
  },
  fraud: {
    label: "Fraud",
    detail: "It pretends to come from another person or site, or wants your password.",
  },
  unlawful: { label: "Forbidden content", detail: "It has or asks for something unlawful." },
  other: { label: "Something else", detail: "Say what in your own words." },
} as const;

export type ReportReason = keyof typeof REPORT_REASONS;

export const REPORT_REASON_CODES = Object.keys(REPORT_REASONS) as ReportReason[];

/** The words of a stored reason; a code of another release is shown as it is. */
export function reportReasonWords(code: string): string {
  return Object.hasOwn(REPORT_REASONS, code) ? REPORT_REASONS[code as ReportReason].label : code;
}

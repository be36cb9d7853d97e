/** Why a review or reply is reported: code → words, for the reporter and for staff. Pure: pages import it too. */

export const REVIEW_REPORT_REASONS = {
  insult: { label: "Insult or threat", detail: "It insults, threatens or harasses a person." },
  private_facts: {
    label: "Private facts",
    detail: "It has an address, a number or something else that is nobody's business.",
  },
  bought: { label: "Bought or forced", detail: "It was paid for, traded or extorted." },
  not_the_work: {
    label: "Not about the work",
    detail: "It is about something else, or it sells something.",
  },
  unlawful: { label: "Forbidden content", detail: "It has or asks for something unlawful." },
  other: { label: "Something else", detail: "Say what in your own words." },
} as const;

export type ReviewReportReason = keyof typeof REVIEW_REPORT_REASONS;

export const REVIEW_REPORT_CODES = Object.keys(REVIEW_REPORT_REASONS) as ReviewReportReason[];

export const MAX_REVIEW_REPORT = 1000;

/** The words of a stored reason; a code of another release is shown as it is. */
export function reviewReportWords(code: string): string {
  return Object.hasOwn(REVIEW_REPORT_REASONS, code)
    ? REVIEW_REPORT_REASONS[code as ReviewReportReason].label
    : code;
}

/** Why staff hide a review or a reply: code → public words, and whether the stars of the review still count. Pure: pages import it too. */

/** The longest sentence of staff, in characters. */
export const MAX_SENTENCE = 500;

export const PARTS = ["review", "reply"] as const;

export type ReviewPart = (typeof PARTS)[number];

export interface HideReason {
  label: string;
  detail: string;
  /** True where only the words were wrong: the order took place, and the stars are about it. */
  counts: boolean;
}

export const HIDE_REASONS = {
  insult: {
    label: "Insult or threat",
    detail: "It insults or threatens a person. The stars still count.",
    counts: true,
  },
  private_facts: {
    label: "Private facts",
    detail: "It names an address, a number or something else private. The stars still count.",
    counts: true,
  },
  unlawful: {
    label: "Forbidden content",
    detail: "It has something unlawful. The stars still count.",
    counts: true,
  },
  advertising: {
    label: "Advertising",
    detail: "It sells something instead of saying how the work was. It does not count.",
    counts: false,
  },
  not_the_work: {
    label: "Not about the work",
    detail: "It is about something else than this order. It does not count.",
    counts: false,
  },
  bought: {
    label: "Bought or forced",
    detail: "It was paid for, traded or extorted. It does not count.",
    counts: false,
  },
} as const satisfies Record<string, HideReason>;

export type HideReasonCode = keyof typeof HIDE_REASONS;

export const HIDE_REASON_CODES = Object.keys(HIDE_REASONS) as HideReasonCode[];

/** The words of a stored code; one of another release is shown as it is. */
export function hideReasonWords(code: string): string {
  return Object.hasOwn(HIDE_REASONS, code) ? HIDE_REASONS[code as HideReasonCode].label : code;
}

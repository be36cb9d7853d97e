/** The kinds of change that the sides of an agreed order can propose, with their words. */

export const CHANGE_KINDS = {
  add: {
    label: "Add a milestone",
    effect: "When it is accepted, its price is taken from the buyer’s balance at once and held.",
  },
  lower: {
    label: "Lower the price of a milestone",
    effect: "When it is accepted, that part of the held money goes back to the buyer.",
  },
  days: {
    label: "Give a milestone more days",
    effect: "When it is accepted, the milestone is due that many days later.",
  },
  drop: {
    label: "Leave out a milestone that is not funded",
    effect: "When it is accepted, it is no longer part of the order. Nothing was held for it.",
  },
  scope: {
    label: "Change what belongs to the work",
    effect: "When it is accepted, this text is part of the order. Prices and dates stay.",
  },
} as const;

export type ChangeKind = keyof typeof CHANGE_KINDS;

export const KINDS = Object.keys(CHANGE_KINDS) as ChangeKind[];

export function isKind(text: string | null): text is ChangeKind {
  return KINDS.some((kind) => kind === text);
}

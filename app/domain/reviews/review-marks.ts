/** What a review is about: the sides, and the marks that each gives beside the stars. Pure: pages import it too. */

export type ReviewSide = "buyer" | "freelancer";

/** Mark → its words, by the author's side. */
export const MARKS_OF = {
  buyer: {
    asDescribed: "As described",
    onTime: "On time",
    communication: "Communication",
  },
  freelancer: {
    clearBrief: "Clear brief",
    fairAnswers: "Fair answers",
  },
} as const satisfies Record<ReviewSide, Record<string, string>>;

export type Mark = keyof (typeof MARKS_OF)["buyer"] | keyof (typeof MARKS_OF)["freelancer"];

/** 1 to 5; null where its author said nothing. */
export type Marks = Record<Mark, number | null>;

export const MARK_NAMES: readonly Mark[] = [
  "asDescribed",
  "onTime",
  "communication",
  "clearBrief",
  "fairAnswers",
];

export function marksOf(side: ReviewSide): [name: Mark, words: string][] {
  return Object.entries(MARKS_OF[side]) as [Mark, string][];
}

export const MOST_STARS = 5;
export const STAR_WORDS = ["Very bad", "Bad", "Fair", "Good", "Excellent"] as const;

/** The longest text of a review and of a reply, in characters. */
export const MAX_REVIEW = 2000;
export const MAX_REPLY = 1000;

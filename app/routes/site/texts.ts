/** The site's own texts by name: title, description, and every version with its first day. */
import help1 from "./texts/help.1.md?raw";
import help2 from "./texts/help.2.md?raw";
import help3 from "./texts/help.3.md?raw";
import money1 from "./texts/how-money-moves.1.md?raw";
import money2 from "./texts/how-money-moves.2.md?raw";
import privacy1 from "./texts/privacy.1.md?raw";
import privacy2 from "./texts/privacy.2.md?raw";
import privacy3 from "./texts/privacy.3.md?raw";
import privacy4 from "./texts/privacy.4.md?raw";
import sorts1 from "./texts/how-search-sorts.1.md?raw";
import sorts2 from "./texts/how-search-sorts.2.md?raw";
import terms1 from "./texts/terms.1.md?raw";
import terms2 from "./texts/terms.2.md?raw";
import terms3 from "./texts/terms.3.md?raw";

export interface TextVersion {
  version: number;
  /** First day: `2026-11-29`. */
  since: string;
  markdown: string;
}

export interface SiteText {
  title: string;
  description: string;
  /** Newest first. */
  versions: TextVersion[];
}

const FIRST = { version: 1, since: "2026-11-29" };
const SECOND = { version: 2, since: "2026-11-30" };
const THIRD = { version: 3, since: "2026-11-30" };
const FOURTH = { version: 4, since: "2026-11-30" };

export const SITE_TEXTS = {
  help: {
    title: "Help",
    description:
      "Answers about buying, selling, messages, agreements, money, disputes and your account.",
    versions: [
      { ...THIRD, markdown: help3 },
      { ...SECOND, markdown: help2 },
      { ...FIRST, markdown: help1 },
    ],
  },
  "how-money-moves": {
    title: "How the money moves",
    description:
      "From the buyer’s card to the freelancer’s account: what is held, when it is paid, what happens when a date passes.",
    versions: [
      { ...SECOND, markdown: money2 },
      { ...FIRST, markdown: money1 },
    ],
  },
  "how-search-sorts": {
    title: "How search sorts",
    description:
      "The whole rule of each order of search results, with its numbers: best match, best rated, newest, price and delivery.",
    versions: [
      { ...SECOND, markdown: sorts2 },
      { version: 1, since: "2026-11-30", markdown: sorts1 },
    ],
  },
  terms: {
    title: "Terms",
    description: "The terms between you and the operator of this marketplace.",
    versions: [
      { ...THIRD, markdown: terms3 },
      { ...SECOND, markdown: terms2 },
      { ...FIRST, markdown: terms1 },
    ],
  },
  privacy: {
    title: "Privacy",
    description: "What we keep about you, why, how long, and who else gets it.",
    versions: [
      { ...FOURTH, markdown: privacy4 },
      { ...THIRD, markdown: privacy3 },
      { ...SECOND, markdown: privacy2 },
      { ...FIRST, markdown: privacy1 },
    ],
  },
} satisfies Record<string, SiteText>;

export type TextName = keyof typeof SITE_TEXTS;

export const TEXT_NAMES = Object.keys(SITE_TEXTS) as TextName[];

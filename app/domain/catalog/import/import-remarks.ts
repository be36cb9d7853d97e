/** Every remark of an import on a line: whether it rejects the line, and its sentence. */
import { beginning } from "#app/domain/kernel/cut-text.ts";
import { priceHint } from "./price-hints.ts";

export interface Remark {
  code: RemarkCode;
  sentence: string;
}

interface RemarkRow {
  rejects: boolean;
  sentence: (detail: string) => string;
}

export const REMARKS = {
  // Rejected: no gig is made
  wrong_column_count: {
    rejects: true,
    sentence: (found) => `This line has ${found} like the header.`,
  },
  broken_quoting: {
    rejects: true,
    sentence: (line) => `The quotes on line ${line} do not pair up.`,
  },
  open_quote: {
    rejects: true,
    sentence: (line) => `The quote opened on line ${line} is never closed.`,
  },
  line_too_long: {
    rejects: true,
    sentence: (max) => `This line has more than ${max} characters.`,
  },
  lines_swallowed: {
    rejects: true,
    sentence: (which) => `Because of that, this line also contains ${which}.`,
  },
  text_disguised: {
    rejects: true,
    sentence: (where) => `${where} Such a character can make a text look like another one.`,
  },
  missing_field: { rejects: true, sentence: (column) => `The column ${column} is empty.` },
  handle_invalid: {
    rejects: true,
    sentence: (text) =>
      `“${text}” cannot be a freelancer's name: use up to 40 letters, digits, dots, dashes and underscores.`,
  },
  handle_reserved: {
    rejects: true,
    sentence: (handle) => `“${handle}” could be taken for Farthing itself or for one of its staff.`,
  },
  handle_mixed_scripts: {
    rejects: true,
    sentence: (handle) =>
      `One word of “${handle}” mixes letters from two alphabets that look alike.`,
  },
  handle_kept: {
    rejects: true,
    sentence: (handle) =>
      `Another person used the name “${handle}” until recently, and it still leads to them.`,
  },
  freelancer_suspended: {
    rejects: true,
    sentence: (handle) => `The account of ${handle} is suspended.`,
  },
  title_too_short: {
    rejects: true,
    sentence: (min) => `A title needs at least ${min} characters.`,
  },
  title_too_long: {
    rejects: true,
    sentence: (max) =>
      `The title has more than ${max} characters, so it is probably a mistake in the file.`,
  },
  description_too_short: {
    rejects: true,
    sentence: (min) => `A description needs at least ${min} characters.`,
  },
  description_too_long: {
    rejects: true,
    sentence: (max) => `A description has at most ${max} characters.`,
  },
  category_invalid: {
    rejects: true,
    sentence: (text) =>
      `“${text}” cannot be a category: it needs letters or digits, and at most 120 characters.`,
  },
  amount_invalid: {
    rejects: true,
    sentence: (text) => `“${text}” is not a price${priceHint(text)}`,
  },
  amount_not_positive: {
    rejects: true,
    sentence: (text) => `The price ${text} must be more than zero.`,
  },
  amount_too_precise: {
    rejects: true,
    sentence: (text) => `The price ${text} has more than six decimals.`,
  },
  amount_too_large: {
    rejects: true,
    sentence: (text) => `The price ${text} is higher than a gig can cost.`,
  },
  currency_unknown: {
    rejects: true,
    sentence: (text) =>
      `Farthing does not know the currency “${text}”. Write its three letters, such as USD.`,
  },
  kind_unknown: {
    rejects: true,
    sentence: (text) => `The kind must be package or unit, not “${text}”.`,
  },
  days_invalid: {
    rejects: true,
    sentence: (text) => `“${text}” is not a whole number of days from 1 to 90.`,
  },
  unit_name_too_long: {
    rejects: true,
    sentence: (max) => `The name of one piece has at most ${max} characters.`,
  },
  kind_differs: {
    rejects: true,
    sentence: (kinds) =>
      `This gig already exists ${kinds}, and the kind of a gig cannot change. Give the new one a different title.`,
  },
  currency_differs: {
    rejects: true,
    sentence: (currencies) =>
      `This gig has other packages or extras in ${currencies}. Only its freelancer can change the currency.`,
  },
  // Adjusted: the gig is changed a little
  price_comma: {
    rejects: false,
    sentence: (price) => `The price has a decimal comma and was read as ${price}.`,
  },
  title_shortened: {
    rejects: false,
    sentence: (max) =>
      `The title was longer than ${max} characters, so it was shortened. The full title is at the top of the description.`,
  },
  description_shortened: {
    rejects: false,
    sentence: (max) =>
      `With the full title at its top, the description had more than ${max} characters, so its end was cut off.`,
  },
  headline_shortened: {
    rejects: false,
    sentence: (max) => `The headline was cut to ${max} characters.`,
  },
  language_guessed: {
    rejects: false,
    sentence: (text) =>
      `“${text}” is no language that Farthing knows, so the language was guessed from the text. Write a code such as de, or its name.`,
  },
  tags_left_out: {
    rejects: false,
    sentence: (tags) => `A gig has at most 8 different tags. Left out: ${tags}.`,
  },
  tags_shortened: {
    rejects: false,
    sentence: (tags) => `Tags have at most 40 characters. Shortened: ${tags}.`,
  },
  // There before: no gig is written
  already_there: {
    rejects: false,
    sentence: () => "This gig was imported before, with the same values.",
  },
  changed: {
    rejects: false,
    sentence: (changes) => `This gig already exists with other values: ${changes}.`,
  },
  edited_since: {
    rejects: false,
    sentence: () => "Its freelancer edited it after the last import.",
  },
  blocked_gig: {
    rejects: false,
    sentence: () => "Staff have blocked this gig; an update does not unblock it.",
  },
  repeated_in_file: {
    rejects: false,
    sentence: (line) => `The same gig is on line ${line}. Only that line is imported.`,
  },
} as const satisfies Record<string, RemarkRow>;

export type RemarkCode = keyof typeof REMARKS;

export function remark(code: RemarkCode, detail = ""): Remark {
  const row: RemarkRow = REMARKS[code];
  return { code, sentence: row.sentence(brief(detail)) };
}

export function rejects(remarks: readonly Remark[]): boolean {
  return remarks.some(({ code }) => REMARKS[code].rejects);
}

/** Shortens quoted input to 400 characters. */
function brief(text: string): string {
  return text.length > 400 ? `${beginning(text, 399)}…` : text;
}

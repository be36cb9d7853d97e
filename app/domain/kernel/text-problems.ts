/** What makes written text unreadable or false: reordered, unseen, damaged or stacked characters. Pure. */
import type { RefusalCode } from "./refusal-codes.ts";

/** `name`: one line that tells a person or a thing apart, so nothing in it may be unseen without a reason. */
export type TextKind = "many" | "one" | "name";

export interface TextProblem {
  code: RefusalCode;
  sentence: string;
}

/** The problems of a tidied text; one for each kind of problem. */
export function textProblems(text: string, kind: TextKind = "many"): TextProblem[] {
  if (PLAIN.test(text) && (kind === "many" || !/[\n\t]/.test(text))) return [];
  const seen = withoutUseful(text);
  return RULES.flatMap(({ code, found, told }) => {
    const at = found(seen, kind);
    return at < 0 ? [] : [{ code, sentence: `${told}${nearby(text, at)}` }];
  });
}

export function firstProblem(text: string, kind: TextKind = "many"): TextProblem | null {
  return textProblems(text, kind)[0] ?? null;
}

const PLAIN = /^[\x20-\x7E\n\t]*$/;

interface Rule {
  code: RefusalCode;
  /** The position of the first such character; -1 without. */
  found: (text: string, kind: TextKind) => number;
  told: string;
}

/** Embeddings, overrides and isolates, which can show any text in another order. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/;
/** Marks that move the signs beside them. Texts with right-to-left letters need them. */
const TURNING_MARK = /[\u061C\u200E\u200F]/;
const RIGHT_TO_LEFT =
  /[\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}\p{sc=Adlam}]/u;

const DAMAGED = /[\p{Cs}\p{Noncharacter_Code_Point}]|(?![\n\t])\p{Cc}/u;
const LINE_CONTROL = /[\n\t]/;
/** Without a meaning of their own: readers see a box. Lists pasted from word processors have them as bullets. */
const PRIVATE = /\p{Co}/u;
const UNASSIGNED = /\p{Cn}/u;
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/u;
/** A zero-width space: `tidyText` leaves it where it ends a word. */
const WORD_END = /\u200B/g;

/** More than any language puts on one letter: four that belong to no script, or eight of any. */
const STACKED = /\p{M}{9,}|[\p{sc=Inherited}&&\p{M}]{5,}/v;

const RULES: readonly Rule[] = [
  {
    code: "text_direction",
    found: (text, kind) => {
      const turned = text.search(TURNING);
      if (turned >= 0 || (kind !== "name" && RIGHT_TO_LEFT.test(text))) return turned;
      return text.search(TURNING_MARK);
    },
    told: "Please remove characters that change the direction of the text.",
  },
  {
    code: "text_damaged",
    found: (text, kind) => {
      const damaged = text.search(DAMAGED);
      if (damaged >= 0 || kind === "many") return damaged;
      const private_ = text.search(PRIVATE);
      return private_ >= 0 ? private_ : text.search(kind === "name" ? UNASSIGNED : LINE_CONTROL);
    },
    told: "Please remove characters that cannot be shown.",
  },
  {
    code: "text_invisible",
    found: (text, kind) => {
      const rest = kind === "name" ? text : text.replace(WORD_END, " ");
      return rest.replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, " ").search(UNSEEN);
    },
    told: "Please remove invisible characters.",
  },
  {
    code: "text_stacked_marks",
    found: (text) => text.search(STACKED),
    told: "Please put fewer accents on one letter.",
  },
];

export const TEXT_REFUSALS = RULES.map(({ code }) => code);

/** Unseen characters with a use: joiners within words and emoji, variation selectors, flags of regions. */
const USEFUL = new RegExp(
  [
    // Keeps letters apart: Persian, Indic scripts, German ligatures.
    String.raw`(?<=[\p{L}\p{M}])\u200C(?=[\p{L}\p{M}\p{N}])`,
    // Joins letters in scripts that join.
    String.raw`(?<=(?![\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hebrew}])[\p{L}\p{M}])\u200D`,
    String.raw`(?<=\p{ExtPict}\p{EMod}?\uFE0F?)\u200D(?=\p{ExtPict})`,
    String.raw`(?<=[\p{Emoji}\p{ExtPict}])[\uFE0E\uFE0F]`,
    String.raw`(?<=[\p{L}\p{S}])[\uFE00-\uFE0D]`,
    String.raw`(?<=\p{sc=Han})[\u{E0100}-\u{E01EF}]`,
    String.raw`(?<=\p{sc=Mongolian})[\u180B-\u180F]`,
    // A region has at most six: a longer row is hidden text, and looking back over it would take the square of its length.
    String.raw`(?<=\u{1F3F4}[\u{E0030}-\u{E007A}]{0,5})[\u{E0030}-\u{E007A}]`,
    String.raw`(?<=\u{1F3F4}[\u{E0030}-\u{E007A}]{2,6})\u{E007F}`,
  ].join("|"),
  "gu",
);

/** The text with a letter in place of each unseen character that has a use; positions stay. */
function withoutUseful(text: string): string {
  return text.replace(USEFUL, (unseen) => "x".repeat(unseen.length));
}

/** The text of one line without the characters that are refused: for names that are mended rather than refused. */
export function withoutProblems(text: string): string {
  const seen = withoutUseful(text);
  return Array.from(text.matchAll(/./gsu), ({ 0: sign, index }) =>
    REFUSED.test(seen.slice(index, index + sign.length)) ? "" : sign,
  ).join("");
}

const REFUSED =
  /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB\p{Noncharacter_Code_Point}]/u;

/** Says where: an unseen character cannot be found by looking. */
function nearby(text: string, at: number): string {
  const word = /[\p{L}\p{N}]+(?=[^\p{L}\p{N}]*$)/u.exec(text.slice(0, at))?.[0] ?? "";
  return word === "" ? "" : ` The first one comes after “${word.slice(-20)}”.`;
}

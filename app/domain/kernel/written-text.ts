/** The one rule for text that people write: how every field of every door reads it, and what it refuses. */
import { z } from "zod";
import { refuse } from "./refusal.ts";
import { bytesAllowed, countCharacters, fitsIn, isBlank } from "./text-length.ts";
import { firstProblem } from "./text-problems.ts";
import type { TextKind } from "./text-problems.ts";
import { tidyLine, tidyText } from "./tidy-text.ts";

export interface TextLimits {
  /** Characters as people count them (grapheme clusters); the text has at most four bytes of UTF-8 for each. */
  max: number;
  /** Characters that are needed; 0 by default. */
  min?: number;
  /** `one` turns line breaks into spaces, `name` also takes no text direction marks. */
  lines: TextKind;
  /** The door lets an empty text pass: the command refuses it with a code of its own. */
  emptyRefusedLater?: boolean;
  /** The sentence for a text that is empty or too short. */
  empty?: string;
}

/** The fields made here; a test walks every schema of every door and finds no text beside them. */
const WRITTEN = Symbol("written text");

export function isWritten(schema: z.ZodType): boolean {
  return WRITTEN in schema;
}

/**
 * A field of text: in NFC, with line ends as `\n` and without blanks around it. Refuses with the codes of `text-problems.ts`,
 * and `invalid_input` for a wrong length.
 */
export function writtenText(limits: TextLimits) {
  return kept(
    described(limits)
      .transform(limits.lines === "many" ? tidyText : tidyLine)
      .superRefine((text, check) => {
        judgeLength(text, limits, check);
        judgeCharacters(text, limits, check);
      }),
  );
}

/**
 * A field whose text commands hash as it was sent, so that a key from before this rule keeps its answer: only its length is
 * judged here. The command tidies it, and judges its characters once its key is known to be new (`unreadable-input.ts`).
 */
export function sentText(limits: TextLimits) {
  const tidy = limits.lines === "many" ? tidyText : tidyLine;
  return kept(
    described(limits).superRefine((text, check) => judgeLength(tidy(text), limits, check)),
  );
}

function kept<S extends z.ZodType>(schema: S): S {
  return Object.assign(schema, { [WRITTEN]: true });
}

/** What the API's document says about the field; its lengths are in code points, of which a character may have several. */
function described({ max, min = 0 }: TextLimits) {
  return z.string().meta({
    maxLength: bytesAllowed(max),
    ...(min > 0 ? { minLength: min } : {}),
    description: `At most ${max.toLocaleString("en")} characters.`,
  });
}

type Check = z.core.$RefinementCtx<string>;

function judgeLength(text: string, limits: TextLimits, check: Check): void {
  const message = lengthProblem(text, limits.emptyRefusedLater ? { ...limits, min: 0 } : limits);
  if (message !== null) check.addIssue({ code: "custom", message });
}

function judgeCharacters(text: string, { lines }: TextLimits, check: Check): void {
  const problem = firstProblem(text, lines);
  if (problem === null) return;
  check.addIssue({ code: "custom", message: problem.sentence, params: { code: problem.code } });
}

/** The sentence for a text of the wrong length; null when it fits. */
function lengthProblem(text: string, { max, min = 0, empty }: TextLimits): string | null {
  if (min > 0 && (isBlank(text) || countCharacters(text) < min))
    return empty ?? (min === 1 ? "Please fill this in." : `Use at least ${min} characters.`);
  return fitsIn(text, max) ? null : `Use at most ${max} characters.${counted(text, max)}`;
}

/** Emoji of several people and letters with several accents take more room than one letter. */
function counted(text: string, max: number): string {
  if (text.length > bytesAllowed(max)) return "";
  const count = countCharacters(text);
  return count > max ? ` This is ${count}.` : " Some emoji count as several characters.";
}

/** For commands: the tidied text, or a refusal at the field. Its characters are judged by `unreadable-input.ts`. */
export function requireWritten(text: string, field: string, limits: TextLimits): string {
  const tidy = limits.lines === "many" ? tidyText(text) : tidyLine(text);
  const sentence = lengthProblem(tidy, limits);
  return sentence === null ? tidy : refuse("invalid_input", { field, sentence });
}

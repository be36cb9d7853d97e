/** Checks values against a schema: typed values, or a refusal with one sentence for each wrong field. */
import { isMissing, issueWords } from "#app/domain/kernel/issue-words.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import type { z } from "zod";
import type { RefusalCode } from "#app/domain/kernel/refusal.ts";

/** The refusal of a form or of a program's input, with one sentence per wrong field. */
export class FormInvalid extends Refusal {
  constructor(code: RefusalCode, problems: Record<string, string>) {
    const [field, sentence] = Object.entries(problems)[0] ?? [];
    super(code, {
      problems,
      ...(field === undefined ? {} : { field }),
      ...(sentence === undefined ? {} : { sentence }),
    });
  }
}

/** How a door speaks of a wrong value. The validation library's own sentences are never sent. */
type Voice = (issue: z.core.$ZodRawIssue) => string;

/** Beside the field on a page, so the field is not named. */
function formVoice(issue: z.core.$ZodRawIssue): string {
  if (isMissing(issue) || issue.input === null) return "Please fill this in.";
  if (issue.code === "too_small" && issue.origin === "string")
    return issue.minimum === 1
      ? "Please fill this in."
      : `Use at least ${issue.minimum} characters.`;
  if (issue.code === "too_big" && issue.origin === "string")
    return `Use at most ${issue.maximum} characters.`;
  if (issue.code === "invalid_value" || issue.code === "invalid_union")
    return "Please choose one of the offered values.";
  if (issue.code === "invalid_format" && issue.format === "email")
    return "That is not an e-mail address.";
  if (issue.code === "unrecognized_keys") return "This form has no such field.";
  return `This ${issueWords(issue)}.`;
}

/** For programs: names the field as it was sent. */
function programVoice(issue: z.core.$ZodRawIssue): string {
  const field = pathOf(issue.path ?? []);
  if (issue.code === "unrecognized_keys")
    return issue.keys
      .map((key) => `\`${pathOf([...(issue.path ?? []), key])}\` is not a field of this request.`)
      .join(" ");
  return `${field === "" ? "The input" : `\`${field}\``} ${issueWords(issue)}.`;
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.map(String).join(".");
}

/** Checks the texts of a form. */
export function checked<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  return judged(schema, raw, formVoice, (_field, sentence) => sentence);
}

/** Checks a program's query or body. A schema's own sentence gets the field before it. */
export function checkedInput<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  return judged(schema, raw, programVoice, (field, sentence) =>
    field === "" || sentence.includes(`\`${field}\``) ? sentence : `\`${field}\`: ${sentence}`,
  );
}

function judged<S extends z.ZodType>(
  schema: S,
  raw: unknown,
  voice: Voice,
  about: (field: string, sentence: string) => string,
): z.output<S> {
  const result = schema.safeParse(raw, { error: voice });
  if (result.success) return result.data;
  const problems: Record<string, string> = {};
  for (const issue of result.error.issues)
    for (const field of fieldsOf(issue)) problems[field] ??= about(field, issue.message);
  const first = result.error.issues[0];
  throw new FormInvalid(first === undefined ? "invalid_input" : codeOf(first), problems);
}

/** An unknown field is itself the wrong one. */
function fieldsOf(issue: z.core.$ZodIssue): string[] {
  return issue.code === "unrecognized_keys"
    ? issue.keys.map((key) => pathOf([...issue.path, key]))
    : [pathOf(issue.path)];
}

/** One code for one rule: a list's length has its code at the door and behind it. */
function codeOf(issue: z.core.$ZodIssue): RefusalCode {
  if (issue.code === "custom")
    return (issue.params?.["code"] as RefusalCode | undefined) ?? "invalid_input";
  if (issue.code === "too_small" && issue.origin === "array") return "empty_list";
  if (issue.code === "too_big" && issue.origin === "array") return "too_many_items";
  return "invalid_input";
}

/** What is wrong with a value, in our own words, for every kind of issue the validation library knows. Pure. */
import type { z } from "zod";

type Issue = z.core.$ZodRawIssue;

/** A sentence without its subject: "must be a whole number". Doors put the field or setting before it. */
export function issueWords(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return isMissing(issue)
        ? "is missing"
        : `must be ${TYPES[issue.expected] ?? "of another type"}, not ${kindOf(issue.input)}`;
    case "too_small":
      return tooSmall(issue);
    case "too_big":
      return tooBig(issue);
    case "invalid_format":
      return formatWords(issue);
    case "invalid_value":
      return isMissing(issue) ? "is missing" : `must be ${anyOf(issue.values)}`;
    case "unrecognized_keys":
      return `has fields that are not known here: ${issue.keys.map(ticked).join(", ")}`;
    case "invalid_union":
      return unionWords(issue);
    case "not_multiple_of":
      return `must be a multiple of ${issue.divisor}`;
    case "invalid_key":
      return "has a key that is not allowed here";
    case "invalid_element":
      return "holds a value that is not allowed here";
    default:
      return "is not allowed as it is";
  }
}

export function isMissing({ code, input }: Issue): boolean {
  return input === undefined && code !== "unrecognized_keys";
}

const TYPES: Partial<Record<string, string>> = {
  string: "a text",
  number: "a whole number",
  int: "a whole number",
  boolean: "true or false",
  object: "an object",
  array: "a list",
  record: "an object",
  bigint: "a whole number",
  date: "a moment",
  null: "null",
};

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "number" && !Number.isInteger(value)) return "a number with decimals";
  const kind = {
    string: "a text",
    number: "a whole number",
    boolean: "true or false",
    object: "an object",
  };
  return kind[typeof value as keyof typeof kind] ?? "this";
}

function tooSmall({
  origin,
  minimum,
  inclusive,
}: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall>): string {
  if (origin === "string")
    return minimum === 1 ? "must not be empty" : `needs at least ${minimum} characters`;
  if (origin === "array" || origin === "set")
    return minimum === 1 ? "must not be an empty list" : `needs at least ${minimum} items`;
  return inclusive === false ? `must be more than ${minimum}` : `must be at least ${minimum}`;
}

function tooBig({
  origin,
  maximum,
  inclusive,
}: z.core.$ZodRawIssue<z.core.$ZodIssueTooBig>): string {
  if (origin === "string") return `may have at most ${maximum} characters`;
  if (origin === "array" || origin === "set") return `may have at most ${maximum} items`;
  return inclusive === false ? `must be less than ${maximum}` : `must be at most ${maximum}`;
}

const FORMATS: Partial<Record<string, string>> = {
  datetime: "must be a moment in UTC such as 2026-12-01T11:15:00Z",
  date: "must be a date such as 2026-12-01",
  email: "must be an e-mail address",
  url: "must be a web address",
};

function formatWords({
  format,
  pattern,
}: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidStringFormat>): string {
  const prefix = /^\/?\^([a-z]{3})_\[/.exec(pattern ?? "")?.[1];
  if (prefix !== undefined) return `must be an id that begins with ${ticked(`${prefix}_`)}`;
  return FORMATS[format] ?? "is not written in the form this field needs";
}

function unionWords(issue: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidUnion>): string {
  const { options } = issue as { options?: unknown[] };
  if (isMissing(issue)) return "is missing";
  return options === undefined || options.length === 0
    ? "fits none of the forms this field may have"
    : `must be ${anyOf(options)}`;
}

/** Long lists are cut: the document has them whole. */
const MOST_NAMED = 20;

function anyOf(values: readonly unknown[]): string {
  const named = values.slice(0, MOST_NAMED).map((value) => ticked(String(value)));
  if (values.length > MOST_NAMED) return `one of ${named.join(", ")} and others`;
  return named.length === 1 ? `${named[0]}` : `one of ${named.join(", ")}`;
}

function ticked(text: string): string {
  return `\`${text}\``;
}

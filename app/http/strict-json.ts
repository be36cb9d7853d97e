/** Reads JSON strictly: text that two readers could understand differently is refused. */
import { refuse } from "#app/domain/kernel/refusal.ts";

const MAX_DEPTH = 20;
/** Numbers of up to 15 digits. Amounts are texts, so no number needs more. */
const WHOLE = /^-?\d{1,15}$/;
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:,]|-?\d[^\s,\]}]*/gs;

/**
 * The value of a JSON text. Refuses `malformed_body` for invalid JSON, duplicate keys, numbers that are not whole
 * or longer than 15 digits, NUL and broken surrogates in texts, and nesting deeper than 20.
 */
export function parseStrictJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    malformed("The body is not JSON.");
  }
  inspect(text);
  return value;
}

function inspect(text: string): void {
  /** The keys of each open object; null for lists. */
  const open: Array<Set<string> | null> = [];
  let last = "";
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === "{" || token === "[") open.push(token === "{" ? new Set() : null);
    else if (token === "}" || token === "]") open.pop();
    else if (token === ":") addKey(open.at(-1), readText(last));
    else if (token.startsWith('"')) readText(token);
    else if (token !== "," && !WHOLE.test(token))
      malformed("Numbers must be whole and have at most 15 digits. Write amounts as strings.");
    if (open.length > MAX_DEPTH) malformed("The body is nested too deeply.");
    last = token;
  }
}

function addKey(keys: Set<string> | null | undefined, key: string): void {
  if (keys?.has(key)) malformed("The body gives the same field twice.");
  if (key === "__proto__") malformed("The body has a field with a name that is not allowed.");
  keys?.add(key);
}

function readText(token: string): string {
  const text = JSON.parse(token) as string;
  if (text.includes("\0") || !text.isWellFormed())
    malformed("A string has a character that cannot be stored.");
  return text;
}

function malformed(sentence: string): never {
  return refuse("malformed_body", { sentence });
}

/** Forms that take an e-mail address from a visitor: their answers must not tell whether an account has it. */
import { randomBytes } from "node:crypto";
import { newFormKey } from "#app/domain/commands/form-key.ts";

export interface EnumerableForm {
  name: string;
  path: string;
  /** The fields of one try; `n` is different for each. */
  fields: (email: string, n: number) => Record<string, string>;
}

/** One line for each form. `sign-in-attacks.test.ts` compares the answers, `npm run bench -- enumeration` the times. */
export const ENUMERABLE: EnumerableForm[] = [
  { name: "sign in", path: "/sign-in", fields: (email) => ({ email, password: "not this one" }) },
  { name: "sign up", path: "/sign-up", fields: newPerson },
  { name: "set a new password", path: "/recover", fields: (name) => ({ name }) },
];

function newPerson(email: string): Record<string, string> {
  const handle = `pat-${randomBytes(4).toString("hex")}`;
  return { email, name: "Pat", handle, password: "eight copper kettles" };
}

/** What a person leaves out of a comparison: ids, nonces and keys that differ from answer to answer. */
export function comparable(answer: string, email: string): string {
  return answer
    .replaceAll(email, "TYPED")
    .replaceAll(encodeURIComponent(email), "TYPED")
    .replaceAll(/nonce="[^"]*"|nonce-[\w+/=-]+/g, "NONCE")
    .replaceAll(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, "KEY")
    .replaceAll(/[\w-]{30,}/g, "LONG");
}

export function tryOf({ fields }: EnumerableForm, email: string, n: number): RequestInit {
  return {
    method: "POST",
    // Packed answers differ by a byte with the address in them.
    headers: { "sec-fetch-site": "same-origin", "accept-encoding": "identity" },
    body: new URLSearchParams({ key: newFormKey(), ...fields(email, n) }),
    redirect: "manual",
  };
}

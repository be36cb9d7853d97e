/** The link in a mail that stops mails of its groups without signing in: an HMAC over person, groups and address, stored nowhere. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { derivedKey } from "#app/domain/kernel/encrypted-text.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { groupRow, GROUPS } from "./notice-groups.ts";
import type { NoticeGroup } from "./notice-groups.ts";

const UNSUBSCRIBE_PATH = "/unsubscribe";

export interface UnsubscribeLink {
  userId: string;
  groups: NoticeGroup[];
}

/** `address` is where the mail goes: once the account has another address, the link works no more. */
export function unsubscribePath({ userId, groups }: UnsubscribeLink, address: string): string {
  const about = groups.join(".");
  const signature = signatureOf(userId, about, address);
  return `${UNSUBSCRIBE_PATH}?${new URLSearchParams({ person: userId, about, signature }).toString()}`;
}

/** The person and the groups that a link names; null where it cannot be one of ours. The signature is not looked at. */
export function readLink(query: URLSearchParams): UnsubscribeLink | null {
  const userId = query.get("person") ?? "";
  const named = (query.get("about") ?? "").split(".");
  const groups = GROUPS.filter((group) => named.includes(group));
  const right =
    isId("user", userId) &&
    groups.length > 0 &&
    groups.join(".") === query.get("about") &&
    groups.every((group) => groupRow(group).mail === "choose");
  return right ? { userId, groups } : null;
}

export function isSigned(query: URLSearchParams, address: string): boolean {
  const made = signatureOf(query.get("person") ?? "", query.get("about") ?? "", address);
  const [right, given] = [Buffer.from(made), Buffer.from(query.get("signature") ?? "")];
  return right.byteLength === given.byteLength && timingSafeEqual(right, given);
}

/** As JSON, so that no two triples are the same text. */
function signatureOf(userId: string, about: string, address: string): string {
  return createHmac("sha256", derivedKey("unsubscribe"))
    .update(JSON.stringify([userId, about, address.toLowerCase()]))
    .digest("base64url");
}

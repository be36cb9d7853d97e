/** The link by which a freelancer of an import takes over their account: an HMAC over the account and a date, stored nowhere. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { isId } from "#app/domain/kernel/ids.ts";
import { derivedKey } from "#app/domain/kernel/encrypted-text.ts";

export interface Invitation {
  userId: string;
  /** ISO moment until which the link works. */
  until: string;
  signature: string;
}

/** The link as a path of this site. */
export function invitationPath(userId: string, until: string): string {
  const signed = new URLSearchParams({ until, signature: signatureOf(userId, until) });
  return `/claim/${userId}?${signed.toString()}`;
}

/** Whether the link has our signature. Its date and the account's state are for the command to judge. */
export function isInvitation({ userId, until, signature }: Invitation): boolean {
  if (!isId("user", userId)) return false;
  const [right, given] = [Buffer.from(signatureOf(userId, until)), Buffer.from(signature)];
  return right.byteLength === given.byteLength && timingSafeEqual(right, given);
}

function signatureOf(userId: string, until: string): string {
  return createHmac("sha256", derivedKey("invitation"))
    .update(`${userId} ${until}`)
    .digest("base64url");
}

/** The mailed link that stops a withdrawal: an HMAC over its id, stored nowhere, valid during the rest (decision 91). */
import { createHmac, timingSafeEqual } from "node:crypto";
import { isId } from "#app/domain/kernel/ids.ts";
import { derivedKey } from "#app/domain/kernel/encrypted-text.ts";

const PATH = "/stop-withdrawal";

/** The link of a notice. It has no signature, because notices are stored and others can read them. */
export function stopPath(withdrawalId: string): string {
  return `${PATH}?${new URLSearchParams({ id: withdrawalId }).toString()}`;
}

function signatureOf(withdrawalId: string): string {
  return createHmac("sha256", derivedKey("stop-withdrawal"))
    .update(withdrawalId)
    .digest("base64url");
}

/** The link as mailed: with a signature if it stops a withdrawal, otherwise unchanged. */
export function mailedLink(link: string): string {
  if (!link.startsWith(`${PATH}?id=`)) return link;
  const id = link.slice(`${PATH}?id=`.length);
  return `${link}&${new URLSearchParams({ signature: signatureOf(id) }).toString()}`;
}

/** Whether the link has our signature. */
export function isSigned(withdrawalId: string, signature: string): boolean {
  if (!isId("withdrawal", withdrawalId)) return false;
  const [right, given] = [Buffer.from(signatureOf(withdrawalId)), Buffer.from(signature)];
  return right.byteLength === given.byteLength && timingSafeEqual(right, given);
}

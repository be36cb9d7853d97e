/** The link in the mail that stops a withdrawal: signed for that withdrawal, kept nowhere, good while it rests. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { isId } from "#app/domain/kernel/ids.ts";
import { derivedKey } from "#app/domain/kernel/encrypted-text.ts";

const PATH = "/stop-withdrawal";

/** Where a notice leads. It carries no signature, because notices are stored and read by others, too. */
export function stopPath(withdrawalId: string): string {
  return `${PATH}?${new URLSearchParams({ id: withdrawalId }).toString()}`;
}

function signatureOf(withdrawalId: string): string {
  return createHmac("sha256", derivedKey("stop-withdrawal"))
    .update(withdrawalId)
    .digest("base64url");
}

/** The link as it is mailed: signed when it stops a withdrawal, as it is otherwise. */
export function mailedLink(link: string): string {
  if (!link.startsWith(`${PATH}?id=`)) return link;
  const id = link.slice(`${PATH}?id=`.length);
  return `${link}&${new URLSearchParams({ signature: signatureOf(id) }).toString()}`;
}

/** Whether the link came from our mail. */
export function isSigned(withdrawalId: string, signature: string): boolean {
  if (!isId("withdrawal", withdrawalId)) return false;
  const [right, given] = [Buffer.from(signatureOf(withdrawalId)), Buffer.from(signature)];
  return right.byteLength === given.byteLength && timingSafeEqual(right, given);
}

/** What WebAuthn knows this site and its people as. A passkey works at the one origin it was made at. */
import { createHmac } from "node:crypto";
import { derivedKey } from "#app/domain/kernel/encrypted-text.ts";
import { env } from "#app/env.server.ts";

export interface RelyingParty {
  /** The host name, without the port. */
  id: string;
  name: string;
  origin: string;
}

/** From the setting, never from a request: a request can name another host. */
export function relyingParty(): RelyingParty {
  const { hostname, origin } = new URL(env.publicOrigin);
  return { id: hostname, name: "Farthing", origin };
}

/**
 * The person's id as authenticators store it: 32 bytes that say nothing about the person, and the same for each of their
 * passkeys, so that an authenticator lists one account.
 */
export function userHandle(userId: string): Buffer<ArrayBuffer> {
  return Buffer.from(
    createHmac("sha256", derivedKey("passkey user handle")).update(userId).digest(),
  );
}

/** The key that signs records: Ed25519, derived from `SECRET` for this purpose alone. Strangers verify with its public half. */
import { createPrivateKey, createPublicKey } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { calculateJwkThumbprint } from "jose";
import type { JWK } from "jose";
import { derivedKey } from "#app/domain/kernel/encrypted-text.ts";
import type { World } from "#app/domain/kernel/world.ts";

/** What precedes the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const PKCS8_HEAD = Buffer.from("302e020100300506032b657004220420", "hex");

export interface SigningKey {
  key: KeyObject;
  /** The RFC 7638 thumbprint of its public half. */
  kid: string;
  jwk: JWK;
}

/** The sandbox's records are made of pretend orders, so they are signed with another key. Under a new `SECRET` the keys are others. */
export async function signingKey(which: World): Promise<SigningKey> {
  const seed = derivedKey(which === "live" ? "signed-records" : "signed-records of the sandbox");
  const key = createPrivateKey({
    key: Buffer.concat([PKCS8_HEAD, seed]),
    format: "der",
    type: "pkcs8",
  });
  const { kty, crv, x } = createPublicKey(key).export({ format: "jwk" }) as JWK;
  const kid = await calculateJwkThumbprint({ kty, crv, x } as JWK);
  return { key, kid, jwk: { kty, crv, x, kid, alg: "EdDSA", use: "sig" } as JWK };
}

/** The JSON Web Key Set (RFC 7517) of a world. */
export async function publicKeys(which: World): Promise<{ keys: JWK[] }> {
  return { keys: [(await signingKey(which)).jwk] };
}

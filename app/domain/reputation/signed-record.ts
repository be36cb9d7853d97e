/** A person's own record as a signed text (JWS): strangers verify it with our public key, without asking us about the person. */
import { CompactSign } from "jose";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { world } from "#app/domain/kernel/world.ts";
import type { World } from "#app/domain/kernel/world.ts";
import { sql } from "#app/domain/store/store.ts";
import { env } from "#app/env.server.ts";
import { recordSinceDay } from "./record-pages.ts";
import { buyerRecord, sellerRecord } from "./records.ts";
import { buyerClaims, sellerClaims } from "./record-claims.ts";
import type { BuyerClaims, SellerClaims } from "./record-claims.ts";
import { FORMULA_VERSION } from "./score.ts";
import { signingKey } from "./signing-key.ts";

/** So that no other signed text of ours, now or later, passes for a record. */
const RECORD_TYPE = "farthing-record+jwt";

/** What the signature covers. */
export interface RecordClaims {
  iss: string;
  /** The person's handle. */
  sub: string;
  name: string;
  /** Seconds since 1970. */
  iat: number;
  /** A text of the reader's choice: it shows that the record was made for them. */
  nonce?: string;
  formula: number;
  since: string;
  seller: SellerClaims;
  buyer: BuyerClaims;
}

export interface SignedRecord {
  /** Header, claims and signature: `eyJ….eyJ….…`. */
  jws: string;
  claims: RecordClaims;
  /** Where the public key is. */
  keysAt: string;
}

export function keysPath(which: World): string {
  return which === "live" ? "/.well-known/jwks.json" : "/.well-known/sandbox-jwks.json";
}

export async function signedRecord(actor: UserActor, nonce: string): Promise<SignedRecord> {
  requireAbility(actor, "me.record");
  const which = world();
  const [[row], seller, buyer, { key, kid }] = await Promise.all([
    sql<{ handle: string; name: string }[]>`select handle, name from users where id = ${actor.id}`,
    sellerRecord(actor.id),
    buyerRecord(actor.id),
    signingKey(which),
  ]);
  const { handle, name } = found(row);
  const claims: RecordClaims = {
    iss: which === "live" ? env.publicOrigin : `${env.publicOrigin}/sandbox`,
    sub: handle,
    name,
    iat: Math.floor(nowDate().getTime() / 1000),
    ...(nonce === "" ? {} : { nonce }),
    formula: FORMULA_VERSION,
    since: recordSinceDay(),
    seller: sellerClaims(seller),
    buyer: buyerClaims(buyer),
  };
  const jws = await new CompactSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader({ alg: "EdDSA", kid, typ: RECORD_TYPE })
    .sign(key);
  return { jws, claims, keysAt: env.publicOrigin + keysPath(which) };
}

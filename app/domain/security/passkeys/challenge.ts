/**
 * Challenges of passkeys: 24 random bytes, the moment, and a keyed hash over both, the purpose and who asked. The store has
 * nothing of a challenge until it is answered; then its row makes a second answer impossible, also of two requests at once.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { derivedKey } from "#app/domain/kernel/encrypted-text.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import type { Tx } from "#app/domain/commands/command.ts";

/** A challenge works for the purpose it was made for, and for no other. */
export type ChallengePurpose = "register" | "sign_up" | "sign_in" | "second_step" | "step_up";

/** Who asked: a person with their session, or a browser without a session. */
export interface ChallengeFor {
  purpose: ChallengePurpose;
  askedBy: string;
}

const CHALLENGE_MINUTES = 5;

const NONCE_BYTES = 24;
const MOMENT_BYTES = 6;
const HEAD_BYTES = NONCE_BYTES + MOMENT_BYTES;

export function makeChallenge(wanted: ChallengeFor): Buffer<ArrayBuffer> {
  const head = Buffer.alloc(HEAD_BYTES);
  randomBytes(NONCE_BYTES).copy(head);
  head.writeUIntBE(nowDate().getTime(), NONCE_BYTES, MOMENT_BYTES);
  return Buffer.concat([head, signature(head, wanted)]);
}

/** Whether the answered challenge, as base64url, is ours, for this purpose and asker, and not too old. */
export function isOpenChallenge(text: string, wanted: ChallengeFor): boolean {
  const bytes = Buffer.from(text, "base64url");
  const head = bytes.subarray(0, HEAD_BYTES);
  const [sent, right] = [bytes.subarray(HEAD_BYTES), signature(head, wanted)];
  if (sent.length !== right.length || !timingSafeEqual(sent, right)) return false;
  const age = nowDate().getTime() - head.readUIntBE(NONCE_BYTES, MOMENT_BYTES);
  return age < CHALLENGE_MINUTES * 60_000;
}

/** A step: uses the challenge up. Refuses `passkey_expired` when it was used before. */
export async function spendChallenge(
  challenge: string,
  at = nowDate(),
  writer: Tx["sql"] | typeof sql = sql,
) {
  // The bytes, not the text: base64url can be written in more than one way.
  const hash = createHash("sha256").update(Buffer.from(challenge, "base64url")).digest("hex");
  const { count } = await writer`
    insert into used_challenges (hash, expires_at) values (${hash}, ${hoursAfter(at, 1)}) on conflict do nothing`;
  if (count === 0) refuse("passkey_expired");
}

function signature(head: Buffer, { purpose, askedBy }: ChallengeFor): Buffer<ArrayBuffer> {
  const key = derivedKey(`passkey challenge ${purpose}`);
  return Buffer.from(createHmac("sha256", key).update(head).update(askedBy).digest());
}

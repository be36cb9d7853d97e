/** Ids say what they name and when it was made: a prefix, then 128 bits in 26 lower-case base-32 digits. */
import { createHash, randomBytes } from "node:crypto";
import { now } from "./clock.ts";

export const ID_PREFIXES = {
  user: "usr",
  session: "ses",
  token: "tok",
  command: "cmd",
  account: "acc",
  transfer: "trf",
  gig: "gig",
  package: "pkg",
  extra: "ext",
  order: "ord",
  task: "tsk",
  transition: "trn",
  delivery: "dlv",
  clearing: "clr",
  deposit: "dep",
  payout: "pay",
  payoutMethod: "pmt",
  dispute: "dsp",
  statement: "stm",
  file: "fil",
  event: "evt",
  notice: "ntc",
  import: "imp",
  schedule: "sch",
  message: "msg",
  proof: "prf",
  webhook: "whk",
  webhookDelivery: "whd",
  webhookAttempt: "wha",
  batch: "bat",
  assignment: "asg",
  firstStaffLink: "fsl",
  suspension: "sus",
  contest: "ctd",
  exitAccount: "exa",
  withdrawal: "wdr",
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

/** Crockford's alphabet: no i, l, o, u, so an id read aloud survives. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

let lastTime = 0n;
let lastRandom = 0n;

/** 48 bits of milliseconds and 80 random bits; within one millisecond each id is one more than the last, so ids sort as made. */
export function newId(kind: IdKind): string {
  const time = BigInt(now().epochMilliseconds);
  lastRandom =
    time === lastTime ? lastRandom + 1n : BigInt(`0x${randomBytes(10).toString("hex")}`) >> 1n;
  lastTime = time;
  return written(kind, (time << 80n) | lastRandom);
}

/** The smallest id of its kind that can have been made at `at`: a chunk of ids is a chunk of time. */
export function firstIdAt(kind: IdKind, at: Date): string {
  return written(kind, BigInt(at.getTime()) << 80n);
}

/** The id that belongs to a name for ever; whoever asks with the same name gets the same. It says nothing of time. */
export function idNamed(kind: IdKind, name: string): string {
  const digest = createHash("sha256").update(name).digest("hex").slice(0, 32);
  return written(kind, BigInt(`0x${digest}`));
}

function written(kind: IdKind, number: bigint): string {
  let value = number;
  let digits = "";
  for (let place = 0; place < 26; place += 1) {
    digits = ALPHABET.charAt(Number(value & 31n)) + digits;
    value >>= 5n;
  }
  return `${ID_PREFIXES[kind]}_${digits}`;
}

export function isId(kind: IdKind, text: string): boolean {
  return new RegExp(`^${ID_PREFIXES[kind]}_[${ALPHABET}]{26}$`).test(text);
}

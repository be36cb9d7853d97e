/** Ids: a prefix for the kind of thing, then 128 bits (time of creation and random) in 26 lower-case base-32 digits. */
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
  enclosure: "enc",
  answer: "ans",
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
  closing: "cls",
  invitationList: "ivl",
  mailedLink: "lnk",
  totpFactor: "fct",
  recoveryCode: "rcv",
  passkey: "psk",
  recovery: "rec",
  suspension: "sus",
  contest: "ctd",
  exitAccount: "exa",
  withdrawal: "wdr",
  picture: "pic",
  block: "blk",
  thread: "thd",
  threadLine: "tln",
  messageReport: "rpt",
  offer: "ofr",
  buyerRequest: "rqs",
  proposal: "prp",
  requestSubscription: "rsb",
  orderChange: "chg",
  review: "rvw",
  reviewHiding: "rvh",
  reviewReport: "rvr",
  shownPicture: "shp",
  portfolioPiece: "pfp",
  savedSearch: "svs",
  timeOff: "tof",
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

/** Crockford's base-32 alphabet: without i, l, o and u, which are misread or misheard. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

let lastTime = 0n;
let lastRandom = 0n;

/** 48 bits of milliseconds, 80 random bits. Within a millisecond each id is the last plus 1, so ids sort by creation. */
export function newId(kind: IdKind): string {
  return newIdAt(kind, now().epochMilliseconds);
}

/** The id of a thing that is told as created at another moment than now, in ms: the demo's history. */
export function newIdAt(kind: IdKind, epochMs: number): string {
  const time = BigInt(epochMs);
  lastRandom =
    time === lastTime ? lastRandom + 1n : BigInt(`0x${randomBytes(10).toString("hex")}`) >> 1n;
  lastTime = time;
  return written(kind, (time << 80n) | lastRandom);
}

/** The smallest id a thing created at `at` can have: turns a range of time into a range of ids. */
export function firstIdAt(kind: IdKind, at: Date): string {
  return written(kind, BigInt(at.getTime()) << 80n);
}

/** A deterministic id: the same kind and name always give the same id (first 128 bits of SHA-256). It holds no time. */
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

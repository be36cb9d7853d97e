/** Signed hooks: right secret, right bytes, and a moment within five minutes before or after now. */
import { afterEach, expect, test } from "vitest";
import { setClock } from "#app/domain/kernel/clock.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { requireSignature, sign } from "#app/gateways/signature.ts";

const NOW = Temporal.Instant.from("2026-11-29T12:00:00Z");
const SECRET = Buffer.from("a secret");
const BODY = new TextEncoder().encode('{"id":"evt_1"}');

let restore = () => {};
afterEach(() => restore());

function signedAt(secondsFromNow: number): string {
  restore = setClock({ now: () => NOW.add({ seconds: secondsFromNow }) });
  const header = sign(SECRET, BODY);
  restore();
  restore = setClock({ now: () => NOW });
  return header;
}

function isTaken(header: string | null, { secret = SECRET, body = BODY } = {}): boolean {
  try {
    requireSignature(secret, header, body);
    return true;
  } catch (problem) {
    if (problem instanceof Refusal && problem.code === "bad_signature") return false;
    throw problem;
  }
}

test.each([
  [0, true],
  [-300, true],
  [-301, false],
  [300, true],
  [301, false],
  [-86_400, false],
  [86_400, false],
])("a message signed %s seconds from now is accepted: %s", (seconds, taken) => {
  expect(isTaken(signedAt(seconds))).toBe(taken);
});

test("another secret, other bytes or another moment make another signature", () => {
  const header = signedAt(0);
  expect(isTaken(header, { secret: Buffer.from("b secret") })).toBe(false);
  expect(isTaken(header, { body: new TextEncoder().encode('{"id":"evt_2"}') })).toBe(false);
  const moved = header.replace(/^t=\d+/, `t=${NOW.epochMilliseconds / 1000 - 1}`);
  expect(moved).not.toBe(header);
  expect(isTaken(moved)).toBe(false);
});

test.each([null, "", "t=1", "t=x,v1=00", `t=1,v1=${"0".repeat(63)}`, `v1=${"0".repeat(64)}`])(
  "the header %s is no signature",
  (header) => {
    signedAt(0);
    expect(isTaken(header)).toBe(false);
  },
);

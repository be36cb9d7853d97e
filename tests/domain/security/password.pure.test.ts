/** Passwords in the store. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { compare, getRounds } from "bcrypt";
import { inHashingQueue } from "#app/domain/security/hashing-queue.ts";
import {
  decoy,
  hashPassword,
  passwordFingerprint,
  passwordMatches,
} from "#app/domain/security/password.ts";
import { overrideEnv } from "#app/env.server.ts";

const HERE = { place: "192.0.2.1", known: false };

let restore: () => void;
beforeEach(() => {
  restore = overrideEnv({ passwordCost: 4 });
});
afterEach(() => restore());

test("passwords that agree in their first 72 bytes are told apart", async () => {
  const start = "x".repeat(72);
  const kept = await hashPassword(`${start}a`, HERE);
  expect(await passwordMatches(`${start}a`, kept, HERE)).toBe(true);
  expect(await passwordMatches(`${start}b`, kept, HERE)).toBe(false);
  expect(await passwordMatches(start, kept, HERE)).toBe(false);
});

test("a NUL does not cut a password", async () => {
  const kept = await hashPassword("before\0after", HERE);
  expect(await passwordMatches("before\0other", kept, HERE)).toBe(false);
});

test("composed and decomposed letters are the same password", async () => {
  const kept = await hashPassword("caf\u00e9 au lait", HERE);
  expect(await passwordMatches("cafe\u0301 au lait", kept, HERE)).toBe(true);
});

test("without the installation's secret a stolen hash matches nothing", async () => {
  const kept = await hashPassword("seven copper coins", HERE);
  expect(await compare("seven copper coins", kept)).toBe(false);
  const undo = overrideEnv({ secret: "another secret of thirty-two letters" });
  expect(await passwordMatches("seven copper coins", kept, HERE)).toBe(false);
  undo();
  expect(await passwordMatches("seven copper coins", kept, HERE)).toBe(true);
});

test("a missing hash matches no password", async () => {
  expect(await passwordMatches("anything at all", null, HERE)).toBe(false);
});

test("a password's fingerprint differs by password and by form", () => {
  const one = passwordFingerprint("seven copper coins", "k1");
  expect(passwordFingerprint("seven copper coins", "k1")).toBe(one);
  expect(passwordFingerprint("seven copper coins", "k2")).not.toBe(one);
  expect(passwordFingerprint("seven copper coin", "k1")).not.toBe(one);
});

test("password hashing runs one at a time, in order of arrival, and a failed one frees its place", async () => {
  let running = 0;
  let most = 0;
  const order: number[] = [];
  const gates = Array.from({ length: 12 }, () => Promise.withResolvers<void>());
  const turns = gates.map(({ promise }, place) =>
    inHashingQueue({ place: `order ${place}`, known: false }, async () => {
      running += 1;
      most = Math.max(most, running);
      order.push(place);
      await promise;
      running -= 1;
      if (place === 0) throw new Error("no");
    }),
  );
  for (const gate of gates) gate.resolve();
  const results = await Promise.allSettled(turns);
  expect(results.map(({ status }) => status)).toEqual(["rejected", ...Array(11).fill("fulfilled")]);
  expect(most).toBe(1);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
});

test("an unknown e-mail costs one hash from the first one on: the decoy is drawn, not computed", async () => {
  const nobodys = await passwordMatches("anything at all", null, HERE);
  const decoys = new Set([decoy(), decoy()]);
  expect([nobodys, decoys.size]).toEqual([false, 2]);
  for (const each of decoys) {
    expect(each).toMatch(/^\$2b\$04\$[./A-Za-z0-9]{53}$/);
    // bcrypt answers at once when it cannot read a hash; this hash it computes in full.
    expect(getRounds(each)).toBe(4);
  }
});

/** Passwords at rest. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { compare } from "bcrypt";
import { hashingTurn } from "#app/domain/identity/hashing-queue.ts";
import {
  hashPassword,
  passwordFingerprint,
  passwordMatches,
} from "#app/domain/identity/password.ts";
import { overrideEnv } from "#app/env.server.ts";

let restore: () => void;
beforeEach(() => {
  restore = overrideEnv({ passwordCost: 4 });
});
afterEach(() => restore());

test("passwords that agree in their first 72 bytes are told apart", async () => {
  const start = "x".repeat(72);
  const kept = await hashPassword(`${start}a`);
  expect(await passwordMatches(`${start}a`, kept)).toBe(true);
  expect(await passwordMatches(`${start}b`, kept)).toBe(false);
  expect(await passwordMatches(start, kept)).toBe(false);
});

test("a NUL does not cut a password", async () => {
  const kept = await hashPassword("before\0after");
  expect(await passwordMatches("before\0other", kept)).toBe(false);
});

test("composed and decomposed letters are the same password", async () => {
  const kept = await hashPassword("caf\u00e9 au lait");
  expect(await passwordMatches("cafe\u0301 au lait", kept)).toBe(true);
});

test("without the installation's secret a stolen hash matches nothing", async () => {
  const kept = await hashPassword("seven copper coins");
  expect(await compare("seven copper coins", kept)).toBe(false);
  const undo = overrideEnv({ secret: "another secret of thirty-two letters" });
  expect(await passwordMatches("seven copper coins", kept)).toBe(false);
  undo();
  expect(await passwordMatches("seven copper coins", kept)).toBe(true);
});

test("nobody's password matches", async () => {
  expect(await passwordMatches("anything at all", null)).toBe(false);
});

test("a fingerprint differs by password and by form", () => {
  const one = passwordFingerprint("seven copper coins", "k1");
  expect(passwordFingerprint("seven copper coins", "k1")).toBe(one);
  expect(passwordFingerprint("seven copper coins", "k2")).not.toBe(one);
  expect(passwordFingerprint("seven copper coin", "k1")).not.toBe(one);
});

test("hashing goes two at a time, in order, and a flood is turned away", async () => {
  let running = 0;
  let most = 0;
  const order: number[] = [];
  const gates = Array.from({ length: 42 }, () => Promise.withResolvers<void>());
  const turns = gates.map(({ promise }, place) =>
    hashingTurn(async () => {
      running += 1;
      most = Math.max(most, running);
      order.push(place);
      await promise;
      running -= 1;
    }),
  );
  await expect(hashingTurn(async () => {})).rejects.toMatchObject({ code: "busy" });
  for (const gate of gates) gate.resolve();
  await Promise.all(turns);
  expect(most).toBe(2);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  await expect(hashingTurn(async () => "free again")).resolves.toBe("free again");
});

test("work that fails gives its place back", async () => {
  await expect(hashingTurn(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await expect(hashingTurn(async () => 1)).resolves.toBe(1);
});

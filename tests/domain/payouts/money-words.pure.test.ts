/** Account numbers, encrypted texts, cron lines, paths and the sentences of the outlook, by many examples. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  Undecipherable,
  fingerprint,
  decrypt,
  encrypt,
} from "#app/domain/kernel/encrypted-text.ts";
import { accountNumberOf, readAccountNumber } from "#app/domain/payouts/account-number.ts";
import { nextRun } from "#app/domain/payouts/next-sweep.ts";
import { outlook } from "#app/domain/payouts/outlook.ts";
import type { OutlookFacts } from "#app/domain/payouts/outlook.ts";
import { mayRepeat, nextPoll } from "#app/domain/deposits/next-poll.ts";
import { ownPath } from "#app/domain/deposits/own-path.ts";
import { statementCsv } from "#app/domain/ledger/statement-file.ts";
import { overrideEnv } from "#app/env.server.ts";

describe("an account number", () => {
  test("of the standard's examples is valid", () => {
    for (const account of [
      "DE89 3704 0044 0532 0130 00",
      "gb29 nwbk 6016 1331 9268 19",
      "FR1420041010050500013M02606",
      "NO9386011117947",
    ])
      expect(readAccountNumber(account)).toBe(account.replaceAll(" ", "").toUpperCase());
  });

  test("with one wrong digit is invalid", () => {
    const digits = fc.stringMatching(/^\d{18}$/);
    fc.assert(
      fc.property(digits, fc.nat(17), fc.integer({ min: 1, max: 9 }), (national, place, by) => {
        const account = accountNumberOf("DE", national);
        expect(readAccountNumber(account)).toBe(account);
        const at = place + 4;
        const digit = (Number.parseInt(account.charAt(at), 10) + by) % 10;
        expect(readAccountNumber(account.slice(0, at) + digit + account.slice(at + 1))).toBeNull();
      }),
    );
  });
});

test("an account number with two neighbouring digits swapped is invalid", () => {
  const account = accountNumberOf("DE", "370400440532013086");
  for (let at = 5; at < account.length; at += 1) {
    const [a = "", b = ""] = [account[at - 1], account[at]];
    const swapped = account.slice(0, at - 1) + b + a + account.slice(at + 1);
    expect(readAccountNumber(swapped) === null || a === b).toBe(true);
  }
});

describe("an encrypted text", () => {
  test("opens for its own purpose only", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, whose) => {
        const box = encrypt(text, whose);
        expect(decrypt(box, whose)).toBe(text);
        expect(() => decrypt(box, `${whose}x`)).toThrow(Undecipherable);
      }),
    );
  });

  test("does not open after a change of any byte; equal texts are encrypted differently", () => {
    const box = encrypt("DE89370400440532013000", "usr_1");
    expect(box.equals(encrypt("DE89370400440532013000", "usr_1"))).toBe(false);
    for (let place = 0; place < box.length; place += 1) {
      const changed = Buffer.from(box);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(() => decrypt(changed, "usr_1")).toThrow(Undecipherable);
    }
    expect(() => decrypt(Buffer.alloc(3), "usr_1")).toThrow(Undecipherable);
  });

  test("does not open with another SECRET, and has another fingerprint", () => {
    const box = encrypt("x", "usr_1");
    const print = fingerprint("x");
    const restore = overrideEnv({ secret: "another secret, long enough to count" });
    expect(() => decrypt(box, "usr_1")).toThrow(/another key/);
    expect(fingerprint("x")).not.toBe(print);
    restore();
  });
});

test.each([
  ["0 * * * *", "2026-11-23T10:00:00Z", "2026-11-23T11:00:00.000Z"],
  ["*/15 * * * *", "2026-11-23T10:16:30Z", "2026-11-23T10:30:00.000Z"],
  ["30 6 * * 1-5", "2026-11-27T07:00:00Z", "2026-11-30T06:30:00.000Z"],
  ["0 0 1 * *", "2026-11-23T10:00:00Z", "2026-12-01T00:00:00.000Z"],
  ["0 12 * * 0,3", "2026-11-23T10:00:00Z", "2026-11-25T12:00:00.000Z"],
])("the next run of %s after %s is found", (cron, from, next) => {
  expect(nextRun(cron, new Date(from))?.toISOString()).toBe(next);
});

test("a scheduled run further than forty days away is not forecast", () => {
  expect(nextRun("0 0 1 6 *", new Date("2026-11-23T10:00:00Z"))).toBeNull();
});

test("a way back is accepted only as a path of the site", () => {
  expect(ownPath("/gigs/gig_1/order?package=basic")).toBe("/gigs/gig_1/order?package=basic");
  for (const text of [
    "",
    null,
    "//evil.example",
    "/\\evil",
    "/\\/evil",
    "https://evil.example/",
    "javascript:alert(1)",
    "/a b",
    "/a\nb",
    `/${"x".repeat(600)}`,
  ])
    expect(ownPath(text)).toBeNull();
});

test("polls come at growing distances, and no operation is repeated after twenty hours", () => {
  const at = new Date("2026-11-23T10:00:00Z");
  const seconds = [0, 1, 2, 8, 50].map((n) => (nextPoll(n, at).getTime() - at.getTime()) / 1000);
  expect(seconds).toEqual([15, 30, 60, 3600, 3600]);
  expect(mayRepeat(at, new Date("2026-11-24T05:59:59Z"))).toBe(true);
  expect(mayRepeat(at, new Date("2026-11-24T06:00:00Z"))).toBe(false);
});

test("a statement file makes formulas harmless and leaves amounts alone", () => {
  const csv = statementCsv([
    {
      id: 7n,
      at: new Date(0),
      kind: "escrow.fund",
      account: "wallet",
      changeMicros: -1500n,
      currency: "USD",
      commandId: "cmd_1",
      subjectId: '=HYPERLINK("x")',
      reversal: true,
    },
  ]);
  expect(csv.split("\r\n")[1]).toBe(
    `7,1970-01-01T00:00:00.000Z,Corrected: Held for a task,Balance,,0.0015,USD,"'=HYPERLINK(""x"")"`,
  );
});

describe("the reason why earnings are not paid yet", () => {
  const now = new Date("2026-11-23T10:30:00Z");
  const facts: OutlookFacts = {
    currency: "USD",
    availableMicros: 0n,
    clearing: [],
    preferences: { thresholdMicros: 5_000_000n, automatic: true, chosen: false },
    floorMicros: 1_000_000n,
    method: {
      id: "pmt",
      holder: "Lin",
      tail: "0000",
      createdAt: now,
      coolsUntil: now,
      lastState: null,
    },
    addressVerified: true,
    openPayout: null,
    rest: null,
    now,
    sweepAfter: (at) => nextRun("0 * * * *", at),
  };
  const rich = { ...facts, availableMicros: 7_005_000n };
  const method = facts.method ?? null;
  test.each<[string, OutlookFacts, string | null]>([
    ["on_the_way", { ...rich, openPayout: { id: "pay", amountMicros: 1n } }, null],
    ["nothing_earned", facts, null],
    ["address_unverified", { ...rich, addressVerified: false, method: null }, null],
    ["no_method", { ...rich, method: null }, null],
    ["last_failed", { ...rich, method: method && { ...method, lastState: "returned" } }, null],
    ["by_hand", { ...rich, preferences: { ...facts.preferences, automatic: false } }, null],
    [
      "cooling",
      { ...rich, method: method && { ...method, coolsUntil: new Date("2026-11-24T09:20:00Z") } },
      "2026-11-24T10:00:00.000Z",
    ],
    ["next_sweep", rich, "2026-11-23T11:00:00.000Z"],
    [
      "clearing",
      { ...facts, clearing: [{ at: new Date("2026-11-25T08:00:01Z"), micros: 6_000_000n }] },
      "2026-11-25T09:00:00.000Z",
    ],
    ["below_threshold", { ...facts, availableMicros: 4_999_999n }, null],
  ])("is %s", (reason, given, forecast) => {
    const said = outlook(given);
    expect(said.reason).toBe(reason);
    expect(said.forecast?.at.toISOString() ?? null).toBe(forecast);
    expect(said.sentence.length).toBeGreaterThan(20);
  });

  test("names the reader's zone beside the moment of the payout", () => {
    expect(outlook(rich).sentence).toContain("on 23 Nov 2026, 11:00 UTC");
    const { sentence } = outlook({ ...rich, zone: "Europe/Paris" });
    expect(sentence).toContain("on 23 Nov 2026, 12:00 CET");
  });

  test("below the threshold, a rest of payouts is told in place of the way by hand", () => {
    const until = new Date("2026-11-25T10:00:00Z");
    const poor = { ...facts, availableMicros: 2_000_000n };
    expect(outlook(poor).sentence).toContain("You can withdraw by hand");
    const { sentence } = outlook({
      ...poor,
      rest: { until, reason: "Your password was changed." },
    });
    expect(sentence).not.toContain("by hand");
    expect(sentence).toContain("25 Nov 2026, 10:00 UTC");
  });

  test("forecasts whole cents", () => {
    expect(outlook(rich).forecast?.micros).toBe(7_000_000n);
  });
});

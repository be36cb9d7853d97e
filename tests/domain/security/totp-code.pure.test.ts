/** Codes of an authenticator app: the RFC's examples, and which codes near a moment are accepted. */
import { expect, test } from "vitest";
import {
  codeAt,
  inGroups,
  newSeed,
  recogniseCode,
  setupAddress,
} from "#app/domain/security/totp-code.ts";

/** The key of RFC 6238, `12345678901234567890` in base 32. */
const RFC_SEED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const at = (seconds: number) => new Date(seconds * 1000);
const NOW = 1_800_000_000;

test.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
])("the code of RFC 6238 at second %d is %s", (seconds, code) => {
  expect(codeAt(RFC_SEED, at(seconds))).toBe(code);
});

test.each([
  [-30, { accepted: true, secondsAhead: -30 }],
  [0, { accepted: true, secondsAhead: 0 }],
  [30, { accepted: true, secondsAhead: 30 }],
  [60, { accepted: false, secondsAhead: 60 }],
  [-90, { accepted: false, secondsAhead: -90 }],
  [90, { accepted: false, secondsAhead: 90 }],
  [-120, { accepted: false, secondsAhead: -120 }],
])("an app whose clock is %d seconds ahead gets %j", (ahead, said) => {
  const step = BigInt((NOW + ahead) / 30);
  expect(recogniseCode(RFC_SEED, codeAt(RFC_SEED, at(NOW + ahead)), at(NOW))).toEqual({
    ...said,
    step,
  });
});

test.each([150, -150, 3600])("a code %d seconds off is not recognised", (off) => {
  expect(recogniseCode(RFC_SEED, codeAt(RFC_SEED, at(NOW + off)), at(NOW))).toBeNull();
});

test.each(["", "12345", "1234567", "12345a", "١٢٣٤٥٦", "-12345", "1e5000"])(
  "%j is no code",
  (text) => {
    expect(recogniseCode(RFC_SEED, text, at(NOW))).toBeNull();
  },
);

test("a new seed has 160 random bits, and its address names the site and the account", () => {
  const seed = newSeed();
  expect(seed).toMatch(/^[A-Z2-7]{32}$/);
  expect(newSeed()).not.toBe(seed);
  expect(inGroups(seed)).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  const url = new URL(setupAddress(seed, { issuer: "Farthing", label: "ada" }));
  expect([url.host, decodeURIComponent(url.pathname)]).toEqual(["totp", "/Farthing:ada"]);
  expect(url.searchParams.get("secret")).toBe(seed);
  expect(url.searchParams.get("issuer")).toBe("Farthing");
});

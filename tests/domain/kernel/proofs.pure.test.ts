/** The proofs a person is asked for, for each set of ways. */
import { expect, test } from "vitest";
import { proofsOf } from "#app/domain/kernel/proofs.ts";

test.each([
  [{ totp: false, codes: 0, passkeys: 0 }, ["password"]],
  [{ totp: false, codes: 10, passkeys: 0 }, ["password"]],
  [{ totp: true, codes: 10, passkeys: 0 }, ["code"]],
  [{ totp: true, codes: 0, passkeys: 2 }, ["code", "passkey"]],
  [{ totp: false, codes: 3, passkeys: 1 }, ["spare", "passkey"]],
  [{ totp: false, codes: 0, passkeys: 1 }, ["passkey"]],
])("a person with %o is asked for %o", (factors, proofs) => {
  expect(proofsOf(factors)).toEqual(proofs);
});

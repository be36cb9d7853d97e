/** Mutants of the second factor: codes, recovery codes, the second step and the door of staff. */
import type { Mutant } from "#tests/rig/mutant.ts";

const CODES = ["tests/domain/security/require-code.test.ts"];
const STEP = ["tests/domain/security/second-step.test.ts"];
const ABILITIES = ["tests/domain/access/abilities.pure.test.ts"];

export const FACTOR_MUTANTS: readonly Mutant[] = [
  {
    name: "a code of the app works again",
    file: "app/domain/security/totp.ts",
    find: "where totp_uses.last_step < excluded.last_step",
    put: "where totp_uses.last_step <= excluded.last_step",
    tests: CODES,
    only: "works once",
  },
  {
    name: "a code of the future works later",
    file: "app/domain/security/totp.ts",
    find: "accepted || secondsAhead > 0",
    put: "accepted",
    tests: CODES,
    only: "90 seconds off",
  },
  {
    name: "codes of the former set work",
    file: "app/domain/security/recovery-codes.ts",
    find: "and hash = ${hashOfCode(userId, code)} and replaced_at is null",
    put: "and hash = ${hashOfCode(userId, code)}",
    tests: CODES,
    only: "earlier set",
  },
  {
    name: "wrong codes are not counted",
    file: "app/domain/security/code-tries.ts",
    find: "for (const [limit, ...whom] of counts) await countTry(limit, ...whom);",
    put: "",
    tests: CODES,
    only: "ten thousand",
  },
  {
    name: "a used text signs in again",
    file: "app/domain/security/second-step.ts",
    find: 'level: "second_factor", sessionId }',
    put: 'level: "second_factor" }',
    tests: STEP,
    only: "signs in no second time",
  },
  {
    name: "the second step outlives the password",
    file: "app/domain/security/second-step.ts",
    find: "person.used || passwordOf(person.passwordHash) !== password",
    put: "person.used",
    tests: STEP,
    only: "new password",
  },
  {
    name: "staff pages open without a second factor",
    file: "app/domain/access/party.ts",
    find: "return hasStaffRole(actor) && provedFactor(actor);",
    put: "return hasStaffRole(actor);",
    tests: ABILITIES,
    only: "without a second factor",
  },
  {
    name: "the password steps up a person with a factor",
    file: "app/domain/security/prove.ts",
    find: 'if (proof.code === "") refuse("step_up_required");',
    put: 'if (proof.code === "") return "password";',
    tests: CODES,
    only: "steps up no more",
  },
];

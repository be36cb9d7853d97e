/** Mutants of passkeys: each takes one measure away. */
import type { Mutant } from "#tests/rig/mutant.ts";

const FOLDER = "passkeys";
const source = (name: string) => `app/domain/security/${FOLDER}/${name}.ts`;
const tried = (...names: string[]) =>
  names.map((name) => `tests/domain/security/${FOLDER}/${name}.test.ts`);

const SIGN_IN = tried("sign-in-with-passkey");
const ADD = tried("add-passkey");
const REMOVE = tried("remove-passkey");
const PROVE = tried("prove-passkey");

type Change = [name: string, file: string, find: string, put: string, tests: string[]];

const CHANGES: Change[] = [
  [
    "a challenge works twice",
    "challenge",
    "if (count === 0) refuse(",
    "if (count < 0) refuse(",
    SIGN_IN,
  ],
  [
    "a challenge works for every purpose",
    "challenge",
    "passkey challenge ${purpose}",
    "passkey challenge",
    SIGN_IN,
  ],
  ["a challenge works for every asker", "challenge", ".update(askedBy)", "", SIGN_IN],
  [
    "a challenge is good for an hour",
    "challenge",
    "CHALLENGE_MINUTES = 5",
    "CHALLENGE_MINUTES = 60",
    SIGN_IN,
  ],
  [
    "a counter may stand still",
    "counter",
    "(counter < ${counter} or",
    "(counter <= ${counter} or",
    SIGN_IN,
  ],
  [
    "a copied passkey is told to nobody",
    "counter",
    "  await noteCopiedPasskey({ passkeyId, userId }, answer);\n",
    "",
    SIGN_IN,
  ],
  ["a removed passkey signs in", "authentication", " and removed_at is null`", "`", SIGN_IN],
  [
    "a device need not recognise its person",
    "authentication",
    "if (!info.userVerified)",
    "if (info.userVerified === undefined)",
    SIGN_IN,
  ],
  [
    "an answer in a foreign frame counts",
    "authentication",
    "return data.crossOrigin === true;",
    "return data.crossOrigin === 1;",
    SIGN_IN,
  ],
  [
    "a passkey of another person confirms",
    "authentication",
    "userId !== asked.userId) refuse(",
    'userId === "") refuse(',
    PROVE,
  ],
  [
    "a signature is not looked at",
    "authentication",
    "if (!right) return refuse(",
    "if (right === null) return refuse(",
    SIGN_IN,
  ],
  [
    "a new passkey's person need not be recognised",
    "registration",
    "if (!userVerified)",
    "if (userVerified === undefined)",
    ADD,
  ],
  [
    "certificates are fetched for",
    "registration",
    'if (!plain || statement.get("attStmt").get("x5c") !== undefined) refuse(',
    "if (!plain) refuse(",
    ADD,
  ],
  [
    "the first passkey comes without codes",
    "store-passkey",
    "before.totp || before.codes > 0",
    "before.codes >= 0",
    ADD,
  ],
  [
    "payouts go on after a new passkey",
    "add-passkey",
    'await restAfterChange(tx, actor.id, "A passkey was added.");',
    "",
    ADD,
  ],
  [
    "staff remove their last factor",
    "remove-passkey",
    "if (worksHere(actor) && !hasFactor(left)) refuse(",
    "if (worksHere(actor) && left.passkeys < 0) refuse(",
    REMOVE,
  ],
  [
    "the only way in is removed",
    "remove-passkey",
    "if (!left.password && left.passkeys === 0) refuse(",
    "if (!left.password && left.passkeys < 0) refuse(",
    REMOVE,
  ],
  [
    "other sessions stay",
    "remove-passkey",
    "endOthers ? await endSessions(tx, actor.id, actor.sessionId) : 0",
    "0",
    REMOVE,
  ],
  [
    "a passkey of another person is renamed",
    "rename-passkey",
    " and user_id = ${actor.id}",
    "",
    tried("rename-passkey"),
  ],
  [
    "the owner is told again and again",
    "note-copied-passkey",
    "key: `copied-passkey:${answer}`,",
    "key: `copied-passkey:${answer}${Math.random()}`,",
    tried("note-copied-passkey"),
  ],
];

export const PASSKEY_MUTANTS: readonly Mutant[] = CHANGES.map(([name, file, find, put, tests]) => ({
  name,
  file: source(file),
  find,
  put,
  tests,
}));

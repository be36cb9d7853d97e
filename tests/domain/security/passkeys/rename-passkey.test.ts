/** Renaming a passkey. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { ownPasskeys } from "#app/domain/security/passkeys/own-passkeys.ts";
import { renamePasskey } from "#app/domain/security/passkeys/rename-passkey.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { withPasskey } from "#tests/kit/passkeys.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();
let made = 0;

happensOnce("security.rename_passkey", async () => {
  const actor = await person(`namer${(made += 1)}`);
  const { passkeyId } = await withPasskey(actor);
  return {
    call: (key) => renamePasskey(actor, { passkeyId, name: "Laptop", key }),
    effect: async () => (await ownPasskeys(actor)).map(({ name }) => name),
    once: ["Laptop"],
    second: "done",
  };
});

test("an empty name and the passkey of another person are refused", async () => {
  const [ada, bea] = [await person("ada"), await person("bea")];
  const { passkeyId } = await withPasskey(ada);
  const wanted = { passkeyId, key: newFormKey() };
  expect((await refusalOf(renamePasskey(ada, { ...wanted, name: " " }))).code).toBe(
    "invalid_input",
  );
  expect((await refusalOf(renamePasskey(bea, { ...wanted, name: "Mine" }))).code).toBe("not_found");
  const program = { ...ada, tokenId: "tok_some" };
  expect((await refusalOf(renamePasskey(program, { ...wanted, name: "Bot" }))).code).toBe(
    "not_allowed",
  );
});

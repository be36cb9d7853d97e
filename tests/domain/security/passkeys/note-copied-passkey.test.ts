/** Telling the owner of a passkey that it may have been copied. */
import { expect, test } from "vitest";
import { factsOf } from "#app/domain/notifications/facts.ts";
import { SECURITY_NOTICES } from "#app/domain/notifications/security-notices.ts";
import { noteCopiedPasskey } from "#app/domain/security/passkeys/note-copied-passkey.ts";
import type { RelayEvent } from "#app/domain/events/relay.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { withPasskey } from "#tests/kit/passkeys.ts";

const database = useDatabase();
let made = 0;

const told = async (passkeyId: string) => {
  const rows = await database.owner`
    select id from events where name = 'account.passkey_copied' and subject_id = ${passkeyId}`;
  return rows.length;
};

changesOnce("security.note_copied_passkey", async () => {
  const actor = await person(`owner${(made += 1)}`);
  const { passkeyId } = await withPasskey(actor);
  return {
    call: () => noteCopiedPasskey({ passkeyId, userId: actor.id }, `answer ${passkeyId}`),
    effect: () => told(passkeyId),
    once: 1,
  };
});

test("the notice names the passkey and says what to do", async () => {
  const payload = { title: "Phone", userId: "usr_ada" };
  const event = { name: "account.passkey_copied", subjectId: "psk_x", at: new Date(), payload };
  const [row] = SECURITY_NOTICES["account.passkey_copied"];
  const facts = factsOf(event as unknown as RelayEvent);
  expect(row?.title(facts)).toContain("“Phone”");
  expect(row?.body(facts)).toContain("Remove the passkey, and add a new one.");
});

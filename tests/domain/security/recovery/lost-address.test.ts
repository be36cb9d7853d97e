/** An account whose address another account verified is not recovered by mail there: the mailbox belongs to another person. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { verifyEmail } from "#app/domain/people/addresses/verify-email.ts";
import { findAccount } from "#app/domain/security/recovery/find-account.ts";
import { finishRecovery } from "#app/domain/security/recovery/finish-recovery.ts";
import { startRecovery } from "#app/domain/security/recovery/start-recovery.ts";
import { mailedToken, opened, pressed } from "#tests/kit/addresses.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { member, setEmailState } from "#tests/kit/members.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { PLACE, recoverToken } from "#tests/kit/recovery-scene.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();
useQuickPasswords();

test("the owner of a mailbox gets no account that lost the address to theirs: not by its handle, by an earlier link, or by staff", async () => {
  const old = await member("old");
  await setEmailState(old, "from_before");
  const earlier = await recoverToken(old.id);
  const owner = await opened("mailbox", "old@example.test");
  await verifyEmail(pressed(await mailedToken(owner.id, "verify_email")));
  expect(await findAccount("old")).toBeNull();
  expect((await findAccount("old@example.test"))?.id).toBe(owner.id);
  const newPassword = "eight silver spoons";
  const wish = { token: earlier, newPassword, proof: { code: "" }, place: PLACE };
  expect((await refusalOf(finishRecovery({ ...wish, key: newFormKey() }))).code).toBe(
    "link_invalid",
  );
  const staff = await person("sol", "staff");
  const asked = { userId: old.id, reason: "Asked by phone", key: newFormKey() };
  expect((await refusalOf(startRecovery(staff, asked))).code).toBe("transition_refused");
});

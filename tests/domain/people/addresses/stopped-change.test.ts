/** A thief who knew the password asked for another address: the owner's countermeasures also end the link that was mailed there. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { freezeOwn } from "#app/domain/payouts/freeze-payouts.ts";
import { changeEmail } from "#app/domain/people/addresses/change-email.ts";
import { finishEmailChange } from "#app/domain/people/addresses/finish-email-change.ts";
import { changePassword } from "#app/domain/security/change-password.ts";
import { finishRecovery } from "#app/domain/security/recovery/finish-recovery.ts";
import { addressOf, mailedToken, pressed } from "#tests/kit/addresses.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { member, PASSWORD } from "#tests/kit/members.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { PLACE, recoverToken } from "#tests/kit/recovery-scene.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();
useQuickPasswords();

const newPassword = "eight silver spoons";

const COUNTERMEASURES: Record<string, (owner: UserActor) => Promise<unknown>> = {
  "this was not me": (owner) => freezeOwn(owner, { key: newFormKey() }),
  "a new password": (owner) =>
    changePassword(owner, {
      oldPassword: PASSWORD,
      newPassword,
      sessionId: "none",
      key: newFormKey(),
    }),
  "a new password by mail": async ({ id }) =>
    finishRecovery({
      token: await recoverToken(id),
      newPassword,
      proof: { code: "" },
      place: PLACE,
      key: newFormKey(),
    }),
};

let owners = 0;
test.each(Object.keys(COUNTERMEASURES))(
  "after “%s” the link to the thief's address changes nothing",
  async (name) => {
    owners += 1;
    const owner = await member(`owner-${owners}`);
    await changeEmail(owner, { email: `thief-${owners}@example.test`, key: newFormKey() });
    const token = await mailedToken(owner.id, "change_email");
    await COUNTERMEASURES[name]?.(owner);
    expect((await refusalOf(finishEmailChange(pressed(token)))).code).toBe("link_invalid");
    expect(await addressOf(owner)).toBe(`verified owner-${owners}@example.test`);
  },
);

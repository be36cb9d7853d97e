/** Changing a password: once, and the second of two changes from one old password is refused. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { changePassword } from "#app/domain/security/change-password.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { member, PASSWORD } from "#tests/kit/members.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";

useDatabase();
useQuickPasswords();

happensOnce("change a password", async () => {
  const who = await member(
    `lin-${newFormKey()
      .slice(0, 8)
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, "0")}`,
  );
  const wish = { oldPassword: PASSWORD, newPassword: "eight silver spoons", sessionId: "none" };
  return {
    call: (key) => changePassword(who, { ...wish, key }),
    effect: () => sql`
      select count(*)::int as told from events where name = 'account.password_changed' and subject_id = ${who.id}`,
    once: [{ told: 1 }],
    second: "stale",
  };
});

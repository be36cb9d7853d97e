/** An imported account gets one owner, whichever of its invitations are accepted, also at the same time. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { acceptByMail } from "#app/domain/people/invitations/accept-by-mail.ts";
import { acceptInvitation } from "#app/domain/people/invitations/accept-invitation.ts";
import { invitationPath } from "#app/domain/people/invitations/invitation-link.ts";
import { invite } from "#app/domain/people/invitations/invite.ts";
import { sql } from "#app/domain/store/store.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { PASSWORD } from "#tests/kit/members.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { tokenFor } from "#tests/domain/closings/closing-scene.ts";
import { importedPerson } from "./imported-person.ts";

useDatabase();
useQuickPasswords({ signUpsPerAddress: 100 });
const HERE = { address: "192.0.2.1" };
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

let met = 0;
async function invitedTwice() {
  met += 1;
  const userId = await importedPerson();
  await invite(people.sol, { key: newFormKey(), userId, email: `mailed-${met}@example.test` });
  const until = hoursAfter(nowDate(), 24).toISOString();
  const query = new URLSearchParams(invitationPath(userId, until).split("?")[1]);
  const link = { userId, until, signature: query.get("signature") ?? "" };
  const token = await tokenFor({ id: userId }, "claim");
  const byMail = () =>
    acceptByMail({ token, name: "Mailed Person", password: PASSWORD, key: newFormKey() }, HERE);
  const email = `passed-${met}@example.test`;
  const person = { name: "Passed Person", email, password: PASSWORD };
  const byLink = () => acceptInvitation({ ...link, ...person, key: newFormKey() }, HERE);
  return { userId, byMail, byLink };
}

const ownerOf = (userId: string) =>
  sql<{ name: string; state: string }[]>`select name, state from users where id = ${userId}`;

test("a mailed and a passed-on invitation that are accepted at once make one owner", async () => {
  for (let round = 0; round < 4; round += 1) {
    const { userId, byMail, byLink } = await invitedTwice();
    const both = await Promise.allSettled([byMail(), byLink()]);
    const lost = both.filter((one) => one.status === "rejected");
    expect(lost).toHaveLength(1);
    const reason: unknown = lost[0]?.reason;
    expect(reason).toBeInstanceOf(Refusal);
    expect(reason).toMatchObject({ code: "invitation_invalid" });
    const name = both[0].status === "fulfilled" ? "Mailed Person" : "Passed Person";
    expect(await ownerOf(userId)).toEqual([{ name, state: "active" }]);
  }
});

test("a passed-on invitation does not open an account that was taken over by the mail", async () => {
  const { userId, byMail, byLink } = await invitedTwice();
  await byMail();
  expect((await refusalOf(byLink())).code).toBe("invitation_invalid");
  expect(await ownerOf(userId)).toEqual([{ name: "Mailed Person", state: "active" }]);
});

/** A freelancer of an import takes over the account by a mailed link, or asks for no more mails: once, by the newest link. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import {
  acceptByMail,
  declineInvitation,
  invitedByMail,
} from "#app/domain/people/invitations/accept-by-mail.ts";
import { acceptInvitation } from "#app/domain/people/invitations/accept-invitation.ts";
import { invitationPath } from "#app/domain/people/invitations/invitation-link.ts";
import { invite } from "#app/domain/people/invitations/invite.ts";
import { beginMail } from "#app/domain/notifications/mail-queue.ts";
import { withToken } from "#app/domain/security/mailed-links.ts";
import { sql } from "#app/domain/store/store.ts";
import { relay } from "#app/worker/relay.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { PASSWORD } from "#tests/kit/members.ts";
import { movingClock } from "#tests/kit/moving-clock.ts";
import { changesOnce, happensOnce } from "#tests/kit/one-effect.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { tokenFor } from "#tests/domain/closings/closing-scene.ts";
import { importedPerson } from "./imported-person.ts";

useDatabase();
useQuickPasswords({ signUpsPerAddress: 100 });
const clock = movingClock();
const HERE = { address: "192.0.2.1" };
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

let given = 0;
async function mailed(email = `kim-${(given += 1)}@example.test`) {
  const userId = await importedPerson();
  await invite(people.sol, { key: newFormKey(), userId, email });
  return { userId, email, token: await tokenFor({ id: userId }, "claim") };
}

const accept = (token: string, key = newFormKey()) =>
  acceptByMail({ token, name: "Kim Painter", password: PASSWORD, key }, HERE);

happensOnce("take over an account by the mailed link", async () => {
  const { userId, email, token } = await mailed();
  return {
    call: (key) => accept(token, key),
    effect: () =>
      sql`select state, name, email, email_state, claim_email from users where id = ${userId}`,
    once: [
      { state: "active", name: "Kim Painter", email, email_state: "verified", claim_email: null },
    ],
    second: "link_invalid",
  };
});

changesOnce("decline an invitation", async () => {
  const { userId, token } = await mailed();
  return {
    call: () => declineInvitation(token).then(({ answer }) => answer),
    effect: () => sql`
      select state, claim_email, (select count(*)::int from mailed_links l where l.user_id = u.id and l.used_at is not null) as used
      from users u where id = ${userId}`,
    once: [{ state: "unclaimed", claim_email: null, used: 1 }],
  };
});

test("an address that declined is never written to again, in any spelling", async () => {
  const { email, token } = await mailed();
  await declineInvitation(token);
  expect(await invitedByMail(token)).toBeNull();
  const again = { userId: await importedPerson(), email: email.toUpperCase(), key: newFormKey() };
  expect((await refusalOf(invite(people.sol, again))).code).toBe("address_declined");
});

test("a newer invitation ends the older link; a link works for 14 days", async () => {
  const { userId, email, token } = await mailed();
  await invite(people.sol, { key: newFormKey(), userId, email });
  expect((await refusalOf(accept(token))).code).toBe("invitation_invalid");
  const newer = await tokenFor({ id: userId }, "claim");
  expect(await invitedByMail(newer)).toMatchObject({ email, gigs: 1 });
  clock.forward({ hours: 15 * 24 });
  expect((await refusalOf(accept(newer))).code).toBe("invitation_invalid");
});

test("an account that was taken over by a passed-on link is not taken over again by the mail", async () => {
  const { userId, token } = await mailed();
  const until = hoursAfter(nowDate(), 24).toISOString();
  const query = new URLSearchParams(invitationPath(userId, until).split("?")[1]);
  const link = { userId, until, signature: query.get("signature") ?? "" };
  const person = { name: "Kim", email: "other@example.test", password: PASSWORD };
  await acceptInvitation({ ...link, ...person, key: newFormKey() }, HERE);
  expect(await sql`select email_state from users where id = ${userId}`).toEqual([
    { email_state: "unverified" },
  ]);
  expect((await refusalOf(accept(token))).code).toBe("invitation_invalid");
});

test("the mail goes to the address of the link, with a token that no notice has, and not after it was used", async () => {
  const { userId, email, token } = await mailed();
  const [event] = await sql<{ id: string; payload: object }[]>`
    select command_id as id, payload from events where subject_id = ${userId} and name = 'account.invited'`;
  await relay({ commandId: event?.id ?? "" });
  const [notice] = await sql<{ id: string; link: string }[]>`
    select id, link from notices where user_id = ${userId}`;
  expect(JSON.stringify([event, notice])).not.toContain(token);
  const mail = await beginMail(notice?.id ?? "");
  expect(mail).toMatchObject({ email });
  expect(withToken(mail?.link ?? "")).toBe(`/claim?token=${token}`);
  await declineInvitation(token);
  expect(await beginMail(notice?.id ?? "")).toBeNull();
});

/** A freelancer who came with an import takes over the account: once, by a link that is theirs and not too old. */
import { beforeAll, expect, test } from "vitest";
import { gigPage } from "#app/domain/catalog/gig-page.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { acceptInvitation, invited } from "#app/domain/people/invitations/accept-invitation.ts";
import { invitationPath } from "#app/domain/people/invitations/invitation-link.ts";
import { invite } from "#app/domain/people/invitations/invite.ts";
import { signIn } from "#app/domain/security/sign-in.ts";
import { withoutStep } from "#tests/kit/factors.ts";
import { cast, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { PASSWORD } from "#tests/kit/members.ts";
import { movingClock } from "#tests/kit/moving-clock.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { importedPerson } from "./imported-person.ts";

useDatabase();
useQuickPasswords({ signUpsPerAddress: 100 });
const clock = movingClock();
const HERE = { address: "192.0.2.1", agent: "Test" };
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

async function invitationFor(userId: string) {
  const { answer } = await invite(people.sol, { key: newFormKey(), userId });
  const url = new URL(invitationPath(answer.userId, answer.until), "http://x");
  const signature = url.searchParams.get("signature") ?? "";
  return { userId, until: answer.until, signature };
}

const claim = (
  invitation: Awaited<ReturnType<typeof invitationFor>>,
  email: string,
  key = newFormKey(),
) => acceptInvitation({ ...invitation, name: "Kim Painter", email, password: PASSWORD, key }, HERE);

happensOnce("take over an imported account", async () => {
  const userId = await importedPerson();
  const invitation = await invitationFor(userId);
  const email = `${newFormKey().slice(0, 8)}@example.test`;
  return {
    call: (key) => claim(invitation, email, key),
    effect: () => sql`select state, name, email from users where id = ${userId}`,
    once: [{ state: "active", name: "Kim Painter", email }],
    second: "invitation_invalid",
  };
});

test("a claimed account signs in, and its gigs can be ordered (C17)", async () => {
  const userId = await importedPerson();
  const [gig] = await sql<{ id: string }[]>`select id from gigs where freelancer_id = ${userId}`;
  expect((await gigPage(null, gig?.id ?? "")).orderable).toBe(false);
  const invitation = await invitationFor(userId);
  expect(await invited(invitation)).toMatchObject({ gigs: 1 });
  await claim(invitation, "kim@example.test");
  expect(await invited(invitation)).toBeNull();
  expect((await gigPage(null, gig?.id ?? "")).orderable).toBe(true);
  const session = await signIn({ email: "kim@example.test", password: PASSWORD }, HERE);
  expect(withoutStep(session).userId).toBe(userId);
});

test("a link of another account, with another date, or after two weeks is refused", async () => {
  const [one, other] = [await importedPerson(), await importedPerson()];
  const invitation = await invitationFor(one);
  const later = new Date(Date.parse(invitation.until) + 1000).toISOString();
  for (const wrong of [
    { ...invitation, userId: other },
    { ...invitation, until: later },
    { ...invitation, signature: "x" },
  ]) {
    expect(await invited(wrong)).toBeNull();
    expect((await refusalOf(claim(wrong, "wrong@example.test"))).code).toBe("invitation_invalid");
  }
  clock.forward({ hours: 15 * 24 });
  expect((await refusalOf(claim(invitation, "late@example.test"))).code).toBe("invitation_invalid");
});

test("a weak password and a name of staff are refused at their fields; the address of another account is not proved by the link", async () => {
  const invitation = await invitationFor(await importedPerson());
  const input = { ...invitation, name: "Kim", email: "k@example.test", password: PASSWORD };
  const codeOf = async (changes: Partial<typeof input>) =>
    (await refusalOf(acceptInvitation({ ...input, ...changes, key: newFormKey() }, HERE))).code;
  expect(await codeOf({ password: "short" })).toBe("password_too_short");
  expect(await codeOf({ name: "Farthing Support" })).toMatch(/^name_/);
  await person("known");
  await claim(invitation, "known@example.test");
  expect(
    await sql`select email_state from users where email = 'known@example.test' order by 1`,
  ).toEqual([{ email_state: "unverified" }, { email_state: "verified" }]);
});

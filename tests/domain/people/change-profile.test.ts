/** Changing a profile: the newest form stands, and a handle goes to one person. */
import { expect, test } from "vitest";
import { inputHash } from "#app/domain/commands/input-hash.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { changeProfile, ownProfile } from "#app/domain/people/change-profile.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { findSession, startSession } from "#app/domain/security/sessions.ts";

useDatabase();
let people = 0;
const newcomer = () => {
  people += 1;
  return person(`weaver-${people}`);
};

happensOnce("change a profile", async () => {
  const who = await newcomer();
  const handle = `renamed-${people}`;
  return {
    call: (key) => changeProfile(who, { name: "Kim", handle, headline: "Weaver", bio: "", key }),
    effect: async () => ({
      ...(await ownProfile(who)),
      former: await sql`select handle from former_handles where user_id = ${who.id}`,
    }),
    once: expect.objectContaining({
      name: "Kim",
      handle,
      former: [{ handle: `weaver-${people}` }],
    }),
    second: "done",
  };
});

test("two people want one handle at once: one gets it", async () => {
  const two = [await newcomer(), await newcomer()];
  const rest = { name: "Kim", handle: "the-one", headline: "", bio: "" };
  const results = await Promise.allSettled(
    two.map((who) => changeProfile(who, { ...rest, key: newFormKey() })),
  );
  const refused = results.filter((result) => result.status === "rejected");
  expect(refused).toMatchObject([{ reason: { code: "handle_taken", field: "handle" } }]);
});

const PLAIN = { name: "Kim", headline: "", bio: "" };

test("languages and zone are kept when a change does not name them, and cleared when it says so", async () => {
  const who = await newcomer();
  const { handle } = await ownProfile(who);
  const languages = [
    { code: "de" as const, level: "native" as const },
    { code: "fr" as const, level: "basic" as const },
  ];
  const change = (more: object) =>
    changeProfile(who, { ...PLAIN, handle, ...more, key: newFormKey() });
  await change({ languages, timeZone: "asia/kolkata" });
  expect(await ownProfile(who)).toMatchObject({ languages, timeZone: "Asia/Calcutta" });
  await change({ headline: "Weaver" });
  expect(await ownProfile(who)).toMatchObject({ languages, timeZone: "Asia/Calcutta" });
  await change({ languages: [], timeZone: null });
  expect(await ownProfile(who)).toMatchObject({ languages: [], timeZone: null });
});

test("an unknown language, one named twice, a ninth one and an unknown zone are refused", async () => {
  const who = await newcomer();
  const { handle } = await ownProfile(who);
  const level = "fluent" as const;
  const codes = ["de", "fr", "en", "it", "es", "pt", "nl", "sv", "da"] as const;
  const refused = [
    { languages: [{ code: "xx", level }] },
    { languages: [{ code: "de", level: "perfect" }] },
    {
      languages: codes.slice(0, 1).flatMap((code) => [
        { code, level },
        { code, level },
      ]),
    },
    { languages: codes.map((code) => ({ code, level })) },
    { timeZone: "Mars/Olympus" },
    { timeZone: "+01:00" },
  ];
  const results = [];
  for (const more of refused)
    results.push(
      (
        await refusalOf(
          changeProfile(who, { ...PLAIN, handle, ...(more as object), key: newFormKey() }),
        )
      ).code,
    );
  expect(results).toEqual(refused.map(() => "invalid_input"));
});

test("a key from before languages and zones keeps its answer", async () => {
  const who = await newcomer();
  const { handle } = await ownProfile(who);
  const key = newFormKey();
  await changeProfile(who, { ...PLAIN, handle, key });
  const [row] = await sql<Array<{ hash: Buffer }>>`
    select input_hash as hash from commands where actor_id = ${who.id} and name = 'people.change_profile'`;
  const { bio, headline, name } = PLAIN;
  const before = inputHash("people.change_profile", { name, handle, headline, bio });
  expect(row?.hash.equals(before)).toBe(true);
  const again = await changeProfile(who, { ...PLAIN, handle, languages: undefined, key });
  expect(again.replayed).toBe(true);
  const other = changeProfile(who, { ...PLAIN, handle, languages: [], key });
  expect((await refusalOf(other)).code).toBe("key_reused");
});

test("the next request of a session is in the new zone", async () => {
  const who = await newcomer();
  const { handle } = await ownProfile(who);
  const { token } = await startSession(who.id, "password", { address: "", agent: "" });
  await changeProfile(who, { ...PLAIN, handle, timeZone: "Asia/Tokyo", key: newFormKey() });
  expect((await findSession(token))?.signedIn.actor.zone).toBe("Asia/Tokyo");
});

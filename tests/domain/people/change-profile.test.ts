/** Changing a profile: the newest form stands, and a handle goes to one person. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { changeProfile, ownProfile } from "#app/domain/people/change-profile.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";

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

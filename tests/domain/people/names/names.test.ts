/** Names on every page and operation that takes one, and handles that were given up. */
import { RouterContextProvider } from "react-router";
import { beforeAll, describe, expect, test } from "vitest";
import { changeProfile } from "#app/domain/people/change-profile.ts";
import { setRole } from "#app/domain/people/decide.ts";
import { presentHandle } from "#app/domain/people/names/former-handles.ts";
import { personFile, searchPeople } from "#app/domain/people/people.ts";
import { signUp } from "#app/domain/people/sign-up.ts";
import { openImport } from "#app/domain/catalog/import/begin-import.ts";
import { importPage } from "#app/domain/catalog/import/import-page.ts";
import { stageFile } from "#app/domain/catalog/import/stage-lines.ts";
import { sellerPage } from "#app/domain/catalog/seller-page.ts";
import { sitemapPaths } from "#tests/kit/whole-sitemap.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { overrideEnv } from "#app/env.server.ts";
import { loader } from "#app/routes/people/seller.tsx";
import { client, keyed, ok, tokenOf } from "#tests/kit/api.ts";
import { cast, person, sampleGig } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { PASSWORD } from "#tests/kit/members.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { suspendByHand } from "#tests/kit/suspension-scene.ts";
import { csvOf, inPieces, sampleRow } from "#tests/domain/catalog/import/sample-catalogue.ts";

const database = useDatabase();
useQuickPasswords({});
let people: Cast;
beforeAll(async () => {
  people = await cast();
  await rename(people.ray, { name: "Ray Novak" });
});

let count = 0;
function join(changes: { name?: string; handle?: string; key?: string } = {}) {
  count += 1;
  const fresh = { name: "Pat Moss", handle: `pat-${count}`, email: `pat-${count}@example.test` };
  return signUp({ ...fresh, password: PASSWORD, key: newFormKey(), ...changes });
}

async function rename(actor: UserActor, changes: { name?: string; handle?: string }) {
  const [own] = await database.owner<{ name: string; handle: string }[]>`
    select name, handle from users where id = ${actor.id}`;
  if (own === undefined) throw new Error("The person is there.");
  return changeProfile(actor, { ...own, headline: "", bio: "", key: newFormKey(), ...changes });
}

const handleOf = async (actor: UserActor) =>
  (await database.owner<{ handle: string }[]>`select handle from users where id = ${actor.id}`)[0]
    ?.handle;

describe("a name", () => {
  test.each([
    [{ name: "Farthing Support" }, "name_reserved"],
    [{ name: "Ray Novak" }, "name_reserved"],
    [{ name: "Rау Nоvаk" }, "name_mixed_scripts"],
    [{ handle: "ray-novak" }, "handle_reserved"],
    [{ handle: "s0l" }, "handle_reserved"],
    [{ handle: "supp0rt" }, "handle_reserved"],
  ])("such as %j is refused at sign-up and in the profile", async (names, code) => {
    const field = "name" in names ? "name" : "handle";
    expect(await refusalOf(join(names))).toMatchObject({ code, field });
    expect(await refusalOf(rename(people.ada, names))).toMatchObject({ code, field });
  });
  test("that is reserved is refused by the API", async () => {
    const api = client(await tokenOf(people.ada));
    const body = { handle: "ada", name: "Staff", headline: "", bio: "" };
    const { error } = await api.PUT("/me", { params: keyed(), body });
    expect(error?.code).toBe("name_reserved");
  });
  test("older than the rule stays until it is changed", async () => {
    const old = await person("help");
    await rename(old, {});
    expect((await refusalOf(rename(old, { handle: "help-desk" }))).code).toBe("handle_reserved");
    expect((await refusalOf(rename(old, { name: "HELP" }))).code).toBe("name_reserved");
    await rename(old, { name: "Pat Moss", handle: "pat-moss" });
  });
  test("that a new member of staff has too stays; only new ones are refused", async () => {
    const twin = await join({ name: "Una Lark" });
    const una = await join({ name: "Una Lark" });
    const decision = { userId: una.answer.userId, reason: "Hired.", key: newFormKey() };
    await setRole(OPERATOR, { ...decision, role: "staff" });
    const actor: UserActor = {
      kind: "user",
      id: twin.answer.userId,
      role: "member",
      level: "password",
    };
    await rename(actor, { handle: "lark-twin" });
    expect((await refusalOf(join({ name: "Una Lark" }))).code).toBe("name_reserved");
  });
  test("of a repeated sign-up form gives the old answer, although it is refused by now", async () => {
    const form = { name: "Vic Stone", handle: "vic", key: newFormKey(), email: "vic@example.test" };
    const send = () => signUp({ ...form, password: PASSWORD });
    const { answer } = await send();
    await setRole(OPERATOR, { ...answer, role: "staff", reason: "Hired.", key: newFormKey() });
    expect(await send()).toMatchObject({ answer, replayed: true });
  });
  test("of an import is judged where its freelancer is new", async () => {
    await person("billing");
    const rows = ["billing", "Farthing_Help", "ray.novak", "Lіn", "रन", "Анна"].map((freelancer) =>
      sampleRow({ freelancer, title: `A gig by ${freelancer}` }),
    );
    const { answer } = await openImport(OPERATOR, { key: newFormKey(), fileName: "names.csv" });
    await stageFile(answer.id, inPieces(csvOf(rows)));
    const { rejected, summary } = await importPage(people.sol, answer.id);
    expect(rejected.map(({ line, remarks }) => [line, remarks[0]?.code])).toEqual([
      [3, "handle_reserved"],
      [4, "handle_reserved"],
      [5, "handle_mixed_scripts"],
    ]);
    expect(summary.counts).toMatchObject({ ready: 3, rejected: 3 });
  });
});

describe("a handle that was given up", () => {
  const visit = (handle: string, search = "") =>
    loader({
      context: new RouterContextProvider(),
      params: { handle },
      url: new URL(`http://localhost/sellers/x${search}`),
    } as never);
  async function sentTo(handle: string, search?: string): Promise<string> {
    const answer: unknown = await visit(handle, search).catch((thrown: unknown) => thrown);
    if (!(answer instanceof Response)) return "here";
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([301, "no-cache"]);
    return answer.headers.get("location") ?? "";
  }

  test("leads to the new one, for people and programs, and is in no sitemap", async () => {
    const kim = await person("kim");
    await sampleGig(kim);
    await rename(kim, { handle: "kim-moss" });
    expect(await sentTo("KIM", "?after=gig_00000000000000000000000001")).toBe(
      "/sellers/kim-moss?after=gig_00000000000000000000000001",
    );
    expect(await sentTo("kim-moss")).toBe("here");
    const api = client(await tokenOf(people.ada));
    const read = ok(await api.GET("/sellers/{handle}", { params: { path: { handle: "kim" } } }));
    expect(read.seller).toMatchObject({ id: kim.id, handle: "kim-moss" });
    const paths = await sitemapPaths();
    expect(paths).toContain("/sellers/kim-moss");
    expect(paths).not.toContain("/sellers/kim");
    await rename(kim, { handle: "kim-fern" });
    const { people: found } = await searchPeople(people.sol, { text: "kim-mos" });
    expect(found.map(({ id }) => id)).toEqual([kim.id]);
    expect((await personFile(people.sol, kim.id)).formerHandles).toEqual(["kim-moss", "kim"]);
    expect([await sentTo("kim"), await sentTo("kim-moss")]).toEqual([
      "/sellers/kim-fern",
      "/sellers/kim-fern",
    ]);
  });
  test("is free for no other person, on any page or operation, and for its person at any time", async () => {
    const lin = people.lin;
    await rename(lin, { handle: "lin-two" });
    expect(await refusalOf(join({ handle: "Lin" }))).toMatchObject({
      code: "handle_kept",
      field: "handle",
    });
    expect((await refusalOf(rename(people.max, { handle: "lin" }))).code).toBe("handle_kept");
    const { answer } = await openImport(OPERATOR, { key: newFormKey(), fileName: "kept.csv" });
    await stageFile(answer.id, inPieces(csvOf([sampleRow({ freelancer: "LIN" })])));
    const { rejected } = await importPage(people.sol, answer.id);
    expect(rejected[0]?.remarks[0]?.code).toBe("handle_kept");
    await rename(lin, { handle: "lin" });
    await rename(lin, { handle: "lin-two" });
    await rename(lin, { handle: "lin" });
    expect([await sentTo("lin"), await sentTo("lin-two")]).toEqual(["here", "/sellers/lin"]);
  });
  test("of a suspended person leads nowhere", async () => {
    const eve = await person("eve");
    await rename(eve, { handle: "eve-two" });
    await suspendByHand(database.owner, eve.id);
    expect((await refusalOf(sellerPage("eve", null))).code).toBe("not_found");
    expect(await presentHandle("eve")).toBeNull();
  });
  test("is free when its days are over, and shows its new person", async () => {
    const restore = overrideEnv({ handleKeptDays: 0 });
    const tom = await person("tom");
    await rename(tom, { handle: "tom-two" });
    restore();
    expect(await sentTo("tom")).toBe("/sellers/tom-two");
    await rename(people.max, { handle: "tom" });
    expect(await sentTo("tom")).toBe("here");
    expect((await sellerPage("tom", null)).seller.id).toBe(people.max.id);
  });
  test("is refused to a person who waited for it while it was given up", async () => {
    const zoe = await person("zoe");
    const [given, ...got] = await Promise.allSettled([
      rename(zoe, { handle: "zoe-two" }),
      join({ handle: "zoe" }),
      rename(people.ada, { handle: "zoe" }),
    ]);
    expect(given.status).toBe("fulfilled");
    for (const each of got)
      expect(each).toMatchObject({
        status: "rejected",
        reason: { code: expect.stringMatching(/^handle_(taken|kept)$/) },
      });
  });
  test("is one of at most five; going back to one of them is possible", async () => {
    const sam = await person("sam");
    for (const n of [1, 2, 3, 4, 5]) await rename(sam, { handle: `sam-${n}` });
    expect(await refusalOf(rename(sam, { handle: "sam-6" }))).toMatchObject({
      code: "too_many_handles",
      field: "handle",
    });
    await rename(sam, { handle: "sam-2" });
    expect(await handleOf(sam)).toBe("sam-2");
  });
  test("is always reserved, even when a command forgets to", async () => {
    const spec = { name: "test.forget" as const, actor: OPERATOR, key: newFormKey(), input: {} };
    const forgetful = command(spec, async (tx) => {
      await tx.sql`update users set handle = 'ada-two', command_id = ${tx.command.id} where id = ${people.ada.id}`;
      return {};
    });
    await expect(forgetful).rejects.toThrow("given up without being kept");
    expect(await handleOf(people.ada)).toBe("ada");
  });
});

/** Offers by programs: the scope of the side, the caps of the token, and what a request is refused for. */
import { beforeAll, expect, test } from "vitest";
import { client, keyed, ok, tokenOf } from "#tests/kit/api.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { offered } from "#tests/kit/offer-scene.ts";
import type { Client } from "#tests/kit/api.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000_000n);
});

const seller = async (who: UserActor) =>
  client(await tokenOf(who, { scopes: ["read", "selling"] }));

const LINE = { title: "Sketch", scope: "", price: "20", days: 4, revisions: 1 };
const TERMS = { title: "A drawing", lines: [LINE], total: "20" };

async function make(program: Client, body: object): Promise<string> {
  const sent = { params: keyed(), body: { handle: "lin", side: "buyer", ...TERMS, ...body } };
  const { error } = await program.POST("/offers", sent as never);
  return (error as { code?: string } | undefined)?.code ?? "done";
}

test("a token for selling neither authorises a price nor accepts an offer that its person pays", async () => {
  const program = await seller(people.ada);
  expect(await make(program, {})).toBe("scope_missing");
  expect(await make(program, { side: "freelancer" })).toBe("done");
  const offerId = await offered(people.lin);
  const path = { path: { id: offerId }, ...keyed() };
  const accept = await program.POST("/offers/{id}/accept", { params: path, body: { version: 1 } });
  expect(accept.error).toMatchObject({ code: "scope_missing" });
  const body = { version: 1, ...TERMS, brief: "", funded: "all" as const, valid_days: 7 };
  const answered = { params: { path: { id: offerId }, ...keyed() }, body };
  const counter = await program.POST("/offers/{id}/versions", answered);
  expect(counter.error).toMatchObject({ code: "scope_missing" });
});

test.each([
  ["lines that are no list", { lines: "Sketch" }, "invalid_input"],
  ["thirty-one lines", { lines: Array.from({ length: 31 }, () => LINE) }, "too_many_items"],
  ["an empty list of lines", { lines: [] }, "empty_list"],
  ["a price that is a number", { lines: [{ ...LINE, price: 20 }] }, "invalid_input"],
  ["another total than the lines'", { total: "21" }, "lines_do_not_add_up"],
  ["a text of ten million characters", { brief: "a".repeat(10_000_000) }, "invalid_input"],
  ["a gig that does not exist", { gig_id: `gig_${"0".repeat(26)}` }, "not_found"],
])("an offer with %s is refused", async (_what, body, code) => {
  expect(await make(client(await tokenOf(people.ada)), body)).toBe(code);
});

test("an offer is read by its two people only, and the list has each person's own", async () => {
  const offerId = await offered(people.lin);
  const params = { path: { id: offerId } };
  const ada = client(await tokenOf(people.ada));
  expect(ok(await ada.GET("/offers/{id}", { params }))).toMatchObject({ side: "buyer" });
  const max = client(await tokenOf(people.max));
  expect((await max.GET("/offers/{id}", { params })).response.status).toBe(404);
  expect(ok(await max.GET("/offers", { params: { query: {} } })).items).toEqual([]);
});

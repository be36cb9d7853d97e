/** Gigs of imported freelancers who have not joined: listed as unclaimed, not for sale; older orders go back. */
import { openAsBlob } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { gigPage } from "#app/domain/catalog/gig-page.ts";
import { openImport } from "#app/domain/catalog/import/begin-import.ts";
import { carryOutImport } from "#app/domain/catalog/import/carry-out.ts";
import { confirmImport } from "#app/domain/catalog/import/confirm-import.ts";
import { stageFile } from "#app/domain/catalog/import/stage-lines.ts";
import { readFilters } from "#app/domain/catalog/search/search-filters.ts";
import { searchGigs } from "#app/domain/catalog/search/search-gigs.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { verify } from "#app/domain/proof/verify.ts";
import { runDeadlines } from "#app/domain/tasks/deadlines.ts";
import { scoreOf } from "#app/domain/reputation/score.ts";
import { placeOrder } from "#app/domain/orders/place-order.ts";
import { gigFacts } from "#app/routes/catalog/gig-facts.ts";
import { client, keyed, tokenOf } from "#tests/kit/api.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { move, order } from "#tests/kit/task-scene.ts";

const database = useDatabase();
const FILE = "tests/fixtures/cases/C17-unclaimed.csv";
let people: Cast;
let gigId: string;

async function importFile(): Promise<void> {
  const { answer } = await openImport(OPERATOR, { key: newFormKey(), fileName: "C17.csv" });
  const { id } = answer;
  await stageFile(id, (await openAsBlob(FILE)).stream());
  await confirmImport(OPERATOR, { key: newFormKey(), id, leaveOutRejected: false });
  await carryOutImport(OPERATOR, id);
}

const listed = async () => (await searchGigs(readFilters(new URLSearchParams()))).gigs;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 100_000_000n);
  await importFile();
  gigId = (await listed())[0]?.id ?? "";
});

describe("the gig of an imported freelancer who has not joined", () => {
  test("is listed as unclaimed", async () => {
    expect(await listed()).toMatchObject([{ handle: "nobody-yet", unclaimed: true }]);
  });
  test("has a page that offers nothing, to readers and to search engines", async () => {
    const page = await gigPage(null, gigId);
    expect(page.orderable).toBe(false);
    const facts = JSON.parse(
      gigFacts(page, {
        url: "https://farthing.test/gigs/x",
        score: scoreOf({ reviews: 0, stars: 0 }),
        images: [],
        seller: "https://farthing.test/sellers/x",
      }),
    ) as object;
    expect(facts).toMatchObject({ "@type": "Service", name: page.gig.title });
    expect(facts).not.toHaveProperty("offers");
  });
  test("cannot be ordered, and no money is held", async () => {
    const refusal = await refusalOf(
      placeOrder(people.ada, {
        gigId,
        selection: { package: "basic", quantity: 1 },
        brief: "",
        total: "12.5",
        key: newFormKey(),
      }),
    );
    expect(refusal.code).toBe("gig_unclaimed");
    expect(await balance("wallet", people.ada.id, "USD")).toBe(100_000_000n);
  });
  test("is neither quoted nor ordered by a program, which can see why", async () => {
    const api = client(await tokenOf(people.ada));
    const path = { params: { path: { id: gigId } } };
    const read = await api.GET("/gigs/{id}", path);
    expect(read.data).toMatchObject({ unclaimed: true, orderable: false });
    const selection = { package: "basic" as const, quantity: 1 };
    const quote = await api.POST("/gigs/{id}/quote", { ...path, body: selection });
    const placed = await api.POST("/orders", {
      params: keyed(),
      body: { gig_id: gigId, total: "12.5", ...selection },
    });
    expect([quote.error?.code, placed.error?.code]).toEqual(["gig_unclaimed", "gig_unclaimed"]);
  });
});

describe("an older order, whose freelancer is unclaimed", () => {
  async function setState(state: string): Promise<void> {
    const spec = {
      name: "test.state" as const,
      actor: OPERATOR,
      key: newFormKey(),
      input: { state },
    };
    await command(spec, async (tx) => {
      await tx.sql`update users set state = ${state}, command_id = ${tx.command.id} where id = ${people.lin.id}`;
      return {};
    });
  }
  const stateOf = async (taskId: string | undefined) =>
    (await sql<{ state: string }[]>`select state from tasks where id = ${taskId ?? ""}`)[0]?.state;

  test("is shown to staff as a warning, and the buyer may cancel it", async () => {
    const { taskIds } = await order(people.ada, people.lin, { priceMicros: 12_500_000n });
    await setState("unclaimed");
    const { checks } = await verify();
    const name = "open-tasks-have-a-freelancer-who-can-sign-in";
    expect(checks.find((check) => check.name === name)).toMatchObject({ found: 1 });
    await move(people.ada, "cancel", taskIds);
    expect(await stateOf(taskIds[0])).toBe("refunded");
    await setState("active");
  });
  test("goes back to the buyer when the time to start has passed", async () => {
    const { taskIds } = await order(people.ada, people.lin, { priceMicros: 12_500_000n });
    await setState("unclaimed");
    await database.owner`alter table tasks disable trigger user`;
    await database.owner`update tasks set next_at = now() - interval '1 minute' where id = any (${taskIds})`;
    await database.owner`alter table tasks enable trigger user`;
    await runDeadlines();
    expect(await stateOf(taskIds[0])).toBe("refunded");
    expect(await balance("wallet", people.ada.id, "USD")).toBe(100_000_000n);
    await setState("active");
  });
});

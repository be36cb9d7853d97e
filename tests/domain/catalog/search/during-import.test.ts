/** Commands beside an import: neither fails for the other's rows, and what the import could not see is written at its end. */
import { beforeEach, expect, test } from "vitest";
import { IMPORT_LOCK } from "#app/domain/catalog/import/carry-out.ts";
import { homePage } from "#app/domain/catalog/home-page.ts";
import { readFilters } from "#app/domain/catalog/search/search-filters.ts";
import { searchGigs } from "#app/domain/catalog/search/search-gigs.ts";
import { refreshSearchWords } from "#app/domain/catalog/search/search-words.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { changeProfile, ownProfile } from "#app/domain/people/change-profile.ts";
import { reinstate, suspend } from "#app/domain/people/decide.ts";
import { sql } from "#app/domain/store/store.ts";
import { sold } from "#tests/domain/catalog/saved/gigs-for-sale.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { whileHeld } from "#tests/kit/held-command.ts";
import { bothReviews } from "#tests/kit/review-scene.ts";

const database = useDatabase();
let seller: UserActor;
let handle = "";
let gigId = "";

beforeEach(async () => {
  handle = `lin-${newFormKey().slice(0, 8)}`;
  seller = await person(handle);
  gigId = await sold(seller, "Paint a wall of a room");
});

/** Writes the gig anew as an import that updates it does. */
async function writtenByImport(tx: Tx): Promise<void> {
  await tx.sql`select set_config('farthing.importing', 'yes', true)`;
  await tx.sql`
    update gigs set description = 'With varnish.', version = version + 1, command_id = ${tx.command.id} where id = ${gigId}`;
}

async function rename(name: string): Promise<void> {
  await changeProfile(seller, { ...(await ownProfile(seller)), name, key: newFormKey() });
}

async function found(word: string): Promise<number> {
  const rows = await sql`
    select from search_gigs where freelancer_id = ${seller.id} and search @@ to_tsquery('english', ${word})`;
  return rows.length;
}

test("a rename that waits for an import's row writes it once more, with what the import wrote", async () => {
  await whileHeld(database.owner, writtenByImport, () => rename("Zuzanna"));
  expect([await found("zuzanna"), await found("varnish")]).toEqual([1, 1]);
});

test("an edit that waits for a new category name writes the row once more", async () => {
  const renamed = (tx: Tx) =>
    tx.sql`update categories set name = name || ' zinc' where id = (select category_id from gigs where id = ${gigId})`;
  const edit = () =>
    command(
      { name: "test.edit" as const, actor: OPERATOR, key: newFormKey(), input: {} },
      async (tx) => {
        await tx.sql`
          update gigs set description = 'With varnish.', version = version + 1, command_id = ${tx.command.id} where id = ${gigId}`;
        return {};
      },
    );
  await whileHeld(database.owner, renamed, edit);
  expect([await found("zinc"), await found("varnish")]).toEqual([1, 1]);
});

/** Runs `work` beside an import that has written the gig and not ended; the lock says that it runs. */
async function beside(work: () => Promise<void>): Promise<void> {
  const spec = { name: "test.held" as const, actor: OPERATOR, key: newFormKey(), input: {} };
  await command(spec, async (tx) => {
    await tx.sql`select pg_advisory_xact_lock(${IMPORT_LOCK})`;
    await writtenByImport(tx);
    await work();
    return {};
  });
}

test("a rename does not wait for a row that an import holds; the worker writes it after the import", async () => {
  await beside(async () => {
    await rename("Zuzanna");
    await refreshSearchWords();
    expect(await found("zuzanna")).toBe(0);
  });
  expect([await found("zuzanna"), await found("varnish")]).toEqual([0, 1]);
  await refreshSearchWords();
  expect([await found("zuzanna"), await found("varnish")]).toEqual([1, 1]);
});

test("a gig whose freelancer is let in again while an import writes it is found afterwards as the import left it", async () => {
  const decision = () => ({ userId: seller.id, reason: "A decision.", key: newFormKey() });
  await suspend(OPERATOR, decision());
  await beside(async () => {
    await reinstate(OPERATOR, decision());
  });
  expect([await found("paint"), await found("varnish")]).toEqual([1, 0]);
  await refreshSearchWords();
  expect([await found("paint"), await found("varnish")]).toEqual([1, 1]);
});

test("a new score does not wait for rows that an import holds, nor keep its seller waiting", async () => {
  await bothReviews(await person(`ada-${newFormKey().slice(0, 8)}`), seller, { stars: 5 });
  const rating = async () =>
    (await sql`select rating from search_gigs where freelancer_id = ${seller.id} order by id`).map(
      (row) => row["rating"],
    );
  const before = await rating();
  await beside(async () => {
    await refreshSearchWords();
    expect(await rating()).toEqual(before);
  });
  await refreshSearchWords();
  expect(await rating()).not.toEqual(before);
});

test("a gig of a freelancer who is suspended while an import holds its row is shown nowhere", async () => {
  const shown = async () => {
    const { gigs } = await searchGigs(readFilters(new URLSearchParams({ q: "paint", exact: "1" })));
    const { newest } = await homePage();
    return [gigs, newest].map((list) => list.some(({ id }) => id === gigId));
  };
  expect(await shown()).toEqual([true, true]);
  await beside(async () => {
    await suspend(OPERATOR, { userId: seller.id, reason: "A decision.", key: newFormKey() });
    expect(await shown()).toEqual([false, false]);
  });
});

/** Texts of commands: stored in one form, judged once their key is known to be new, hashed as they were before the rule. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { createGig, editGig } from "#app/domain/catalog/save-gig.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { inputHash } from "#app/domain/commands/input-hash.ts";
import { changeProfile, ownProfile } from "#app/domain/people/change-profile.ts";
import { placeOrder } from "#app/domain/orders/place-order.ts";
import { sql } from "#app/domain/store/store.ts";
import { deliver } from "#app/domain/tasks/deliver.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { enrich, person, sampleGig } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { move, tasksOf } from "#tests/kit/task-scene.ts";
import { PACKAGE_OFFER, sampleContent } from "#tests/domain/catalog/sample-content.ts";

const database = useDatabase();
let lin: UserActor;
beforeAll(async () => {
  lin = await person("lin");
});

const fixture = (name: string) =>
  readFileSync(new URL(`../../fixtures/cases/${name}`, import.meta.url), "utf8");

const DECOMPOSED = sampleContent({
  title: " Cafe\u0301 signs by\u00a0 hand ",
  description: "Line one of the cafe\u0301\r\nline two, long enough\u00AD to sell.",
  tags: ["cafe\u0301"],
});

/** The title of C15: U+202E shows `exe.png` where `gnp.exe` stands. */
const TURNED = fixture("C15-bidi-title.csv").split("\n")[1]?.split(",")[3] ?? "";

describe("texts of a gig", () => {
  test("are stored composed, with plain line ends and single blanks, and hashed as they were sent", async () => {
    const key = newFormKey();
    const { answer } = await createGig(lin, { key, content: DECOMPOSED });
    const [gig] = await sql`select title, description, tags from gigs where id = ${answer.id}`;
    expect(gig).toEqual({
      title: "Café signs by hand",
      description: "Line one of the café\nline two, long enough to sell.",
      tags: ["café"],
    });
    const [row] = await sql<{ hash: Buffer }[]>`
      select input_hash as hash from commands where idempotency_key = ${key}`;
    expect(row?.hash).toEqual(inputHash("catalog.create_gig", DECOMPOSED));
    const again = await createGig(lin, { key, content: DECOMPOSED });
    expect([again.replayed, again.answer]).toEqual([true, answer]);
  });
  test("that turn the direction are refused at their field, in a package and a tag too", async () => {
    const [basic] = PACKAGE_OFFER.packages;
    if (basic === undefined) throw new Error("The sample has a basic package.");
    const offer = { ...PACKAGE_OFFER, packages: [{ ...basic, title: TURNED }] };
    const fields = await Promise.all(
      [{ title: TURNED }, { tags: ["a\u202Eb"] }, { offer }].map(async (changes) => {
        const content = sampleContent(changes);
        const refused = await refusalOf(createGig(lin, { key: newFormKey(), content }));
        return [refused.code, refused.field];
      }),
    );
    expect(fields).toEqual([
      ["text_direction", "title"],
      ["text_direction", "tags"],
      ["text_direction", "basic.title"],
    ]);
  });
  test("that an earlier release took keep the answer of their key", async () => {
    const key = newFormKey();
    const { answer } = await createGig(lin, { key, content: sampleContent() });
    const content = sampleContent({ title: TURNED });
    await asStored(key, inputHash("catalog.create_gig", content));
    expect((await createGig(lin, { key, content })).answer).toEqual(answer);
  });
  test("that broke the rule before it can be mended", async () => {
    const { answer } = await createGig(lin, { key: newFormKey(), content: sampleContent() });
    await database.owner.begin(async (tx) => {
      await tx`alter table gigs disable trigger user`;
      await tx`update gigs set title = ${TURNED} where id = ${answer.id}`;
      await tx`alter table gigs enable trigger user`;
    });
    const saved = await editGig(lin, { key: newFormKey(), ...answer, content: sampleContent() });
    expect(saved.answer.version).toBe(2);
  });
});

async function asStored(key: string, hash: Buffer): Promise<void> {
  await database.owner.begin(async (tx) => {
    await tx`alter table commands disable trigger user`;
    await tx`update commands set input_hash = ${hash} where idempotency_key = ${key}`;
    await tx`alter table commands enable trigger user`;
  });
}

describe("a person's name", () => {
  test.each([
    ...fixture("C05-handles-combining-marks.csv")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",")[0] ?? ""),
    ...fixture("C20-names-zwnj-zwj.txt").trim().split("\n"),
  ])("%s is taken, in one normal form", async (name) => {
    const own = await ownProfile(lin);
    await changeProfile(lin, { ...own, name: ` ${name.normalize("NFD")} `, key: newFormKey() });
    expect((await ownProfile(lin)).name).toBe(name.normalize("NFC"));
  });
  test("hides no mixture of look-alike alphabets behind a joiner", async () => {
    const own = await ownProfile(lin);
    const refused = await refusalOf(
      changeProfile(lin, { ...own, name: "\u0420\u0430\u200Cypal", key: newFormKey() }),
    );
    expect(refused.code).toBe("name_mixed_scripts");
  });
});

test("a brief and a delivery note are stored in one form; a note that cannot be read is refused", async () => {
  const ada = await person("ada");
  await enrich(ada, 50_000_000n);
  const gigId = await sampleGig(lin, { kind: "package", priceMicros: 5_000_000n, currency: "USD" });
  const placed = await placeOrder(ada, {
    gigId,
    selection: { package: "basic", quantity: 1 },
    brief: "\uFEFFre\u0301sume\u0301\r\n",
    total: "5",
    key: newFormKey(),
  });
  const { orderId } = placed.answer;
  const [order] = await sql`select brief from orders where id = ${orderId}`;
  expect(order).toEqual({ brief: "résumé" });
  const tasks = await tasksOf(orderId);
  await move(lin, "start", tasks);
  const work = { tasks: tasks.map((id) => ({ id })), files: [] };
  const refused = await refusalOf(
    deliver(lin, { ...work, note: "here \u2066it\u2069 is", key: newFormKey() }),
  );
  expect([refused.code, refused.field]).toEqual(["text_direction", "note"]);
  await deliver(lin, { ...work, note: "voila\u0300\r\ndone ", key: newFormKey() });
  const [delivery] = await sql`select note from deliveries`;
  expect(delivery).toEqual({ note: "voilà\ndone" });
});

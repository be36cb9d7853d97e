/** Cards of a conversation: the present terms with their state and the reader's next step; other steps stay sentences. */
import { beforeAll, expect, test } from "vitest";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { dealsOf, orderTalkWithDeals } from "#app/domain/agreements/deals.ts";
import { expireChanges } from "#app/domain/agreements/changes/expire-changes.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { threadPage } from "#app/domain/messages/thread-page.ts";
import { sql } from "#app/domain/store/store.ts";
import { LineList } from "#app/routes/messages/line-list.tsx";
import { awarded, daysLater, posted, proposed } from "#tests/domain/agreements/requests/scene.ts";
import { agreedOrder } from "#tests/kit/agreed-order.ts";
import { cast, enrich, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { FRAME, proposed as proposedChange } from "#tests/kit/changed-order.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { accepted, countered, offered } from "#tests/kit/offer-scene.ts";

useDatabase();
let people: Cast;
let lin: UserActor;

beforeAll(async () => {
  people = await cast();
  lin = await person("linocut");
  await enrich(people.ada, 1_000_000_000n);
});

async function threadOf(viewer: UserActor) {
  const [row] = await sql<{ id: string }[]>`
    select id from threads where ${viewer.id} in (first_id, second_id) and ${lin.id} in (first_id, second_id)`;
  const thread = await threadPage(viewer, row?.id ?? "");
  return { ...thread, deals: await dealsOf(viewer, thread.lines) };
}

/** The lines of the conversation as the viewer reads them: cards with their class, sentences without tags. */
async function shown(viewer: UserActor): Promise<string[]> {
  const { lines, deals, partner } = await threadOf(viewer);
  const html = renderToStaticMarkup(
    createElement(LineList, { lines, deals, viewerId: viewer.id, partner }),
  );
  return html.split("<li").slice(1);
}

const newestOf = async (viewer: UserActor) => (await shown(viewer)).at(-1) ?? "";
const to = { to: "linocut", side: "buyer" } as const;

test("the current version of an offer is a card with the next step of its reader; the replaced one is a sentence", async () => {
  const { ada } = people;
  const offerId = await offered(ada, {}, to);
  expect(await newestOf(lin)).toContain(`href="/offers/${offerId}">Accept…`);
  await countered(lin, offerId, 1, { title: "Two drawings, larger" });
  const [first = "", second = ""] = await shown(ada);
  expect(first).toContain("replaced by a newer version");
  expect(first).not.toContain("deal");
  expect(second).toContain('class="deal"');
  expect(second).toContain("Two drawings, larger");
  for (const words of ["$70.00", ">2<", "Valid until", `/offers/${offerId}/version`, "Your turn"])
    expect(second.toLowerCase()).toContain(words.toLowerCase());
  const own = (await shown(lin))[1] ?? "";
  expect(own).toContain("deal-own");
  expect(own).toContain("Ada’s turn");
  expect(own).not.toContain("Accept…");
  await accepted(ada, offerId, 2);
  const [, card = "", sentence = ""] = await shown(ada);
  expect(card).toContain("See the order");
  expect(card).not.toContain("Accept…");
  expect(sentence).toContain("happened");
});

test("a change is a card on the conversation and on its order's page, and ends with its time", async () => {
  const { ada } = people;
  const { orderId } = await agreedOrder({ ada, lin }, { funded: 1 });
  const changeId = await proposedChange(lin, orderId, FRAME);
  expect(await newestOf(ada)).toContain(`href="/changes/${changeId}" `.trim());
  expect(await newestOf(ada)).toContain("Accept or decline…");
  expect(await newestOf(lin)).toContain("See or withdraw it");
  const parties = { buyerId: ada.id, freelancerId: lin.id };
  const talk = await orderTalkWithDeals(ada, orderId, parties);
  expect(talk?.deals.changes[changeId]).toMatchObject({ state: "proposed", kind: "add" });
  expect(await orderTalkWithDeals(people.max, orderId, parties)).toBeNull();
  await daysLater(15, async () => {
    expect(await newestOf(ada)).toContain("Not answered");
    await expireChanges();
  });
  expect(await newestOf(ada)).not.toContain("Accept or decline…");
});

test("an awarded request is a card for its two people and nothing for others", async () => {
  const { ada, max } = people;
  const requestId = await posted(ada);
  const { orderId } = await awarded(ada, await proposed(lin, requestId));
  for (const viewer of [ada, lin]) {
    const card =
      (await shown(viewer)).find(
        (line) => line.includes("deal") && line.includes("A logo for a mint"),
      ) ?? "";
    for (const words of ["$60.00", "Awarded", `/orders/${orderId}`]) expect(card).toContain(words);
  }
  const { lines } = await threadOf(ada);
  expect(await dealsOf(max, lines)).toEqual({ offers: {}, requests: {}, changes: {} });
});

/** What an order form keeps of what was typed and added, and how often files are taken: they are stored before anything is paid. */
import { beforeAll, expect, test } from "vitest";
import { readForm } from "#app/http/form.ts";
import { orderDraft } from "#app/domain/orders/drafts/order-draft.ts";
import { orderPage } from "#app/domain/orders/order-page.ts";
import { asAnswers } from "#app/routes/orders/sent-answers.ts";
import { keepTyped } from "#app/routes/orders/keep-typed.ts";
import { ask, askingGig, orderOf, Q, QUESTIONS } from "#tests/kit/asking-gig.ts";
import { cast, enrich, sampleGig } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

function formWith(file: string | null) {
  const sent = new FormData();
  sent.set("brief", "A wren.");
  if (file !== null) sent.set("files", new File([file], "wren.txt", { type: "text/plain" }));
  const request = new Request("http://localhost/", { method: "POST", body: sent });
  return readForm(request);
}

test("the thirty-first file form of an hour is refused; forms without files and other people are not", async () => {
  const { ada, max, lin } = people;
  const gigId = await sampleGig(lin);
  const keep = async (actor: typeof ada, file: string | null) =>
    keepTyped({ actor, gigId, holders: [actor.id] }, await formWith(file));
  for (let sent = 0; sent < 30; sent += 1) await keep(ada, `Text ${sent}.`);
  expect((await refusalOf(keep(ada, "One more."))).code).toBe("too_many_attempts");
  expect((await keep(ada, null)).brief).toBe("A wren.");
  expect((await keep(max, "His own.")).draftFiles).toHaveLength(1);
});

test("answers and their files are kept with the draft, and the order takes each file to its question", async () => {
  const { max, lin } = people;
  await enrich(max, 10_000_000n);
  const gigId = await askingGig(lin);
  const buyer = { actor: max, gigId, holders: [max.id] };
  const sent = new FormData();
  for (const key of Object.values(Q)) sent.append("asked", key);
  sent.set("brief", "A wren.");
  sent.set("reference", " INV-7 ");
  sent.set(`answer.${Q.motto}`, " Small change. ");
  sent.set(`answer.${Q.metal}`, "");
  const photo = new File(["An old coin."], "old.txt", { type: "text/plain" });
  sent.append("files", photo);
  sent.append(`files.${Q.photo}`, photo);
  const request = new Request("http://localhost/", { method: "POST", body: sent });
  const typed = await keepTyped(buyer, await readForm(request));
  expect(typed).toMatchObject({ reference: "INV-7", answers: { [Q.motto]: "Small change." } });
  const draft = await orderDraft([max.id], gigId);
  expect(draft).toMatchObject({ reference: "INV-7", answers: typed.answers });
  // The same file is there twice, once for each place it was chosen at.
  expect(draft?.files.map(({ question }) => question).toSorted()).toEqual(["", Q.photo]);
  const answers = asAnswers(typed.answers);
  const { draftFiles } = typed;
  const { orderId } = await orderOf(max, gigId, { brief: typed.brief, answers, draftFiles });
  const { order } = await orderPage(lin, orderId, { after: 0 });
  expect(order.enclosures.map(({ files }) => files.map(({ name }) => name))).toEqual([["old.txt"]]);
  const given = order.questions.map(({ answer }) => answer?.files.map(({ name }) => name) ?? null);
  expect(given).toEqual([[], null, null, ["old.txt"]]);
  expect(await orderDraft([max.id], gigId)).toBeNull();
});

test("a question that changed while the form was open is told, and its answer's file comes with the brief", async () => {
  const { max, lin } = people;
  await enrich(max, 10_000_000n);
  const gigId = await askingGig(lin, QUESTIONS.slice(3));
  const sent = new FormData();
  sent.append("asked", Q.photo);
  sent.append(`files.${Q.photo}`, new File(["An old coin."], "old.txt", { type: "text/plain" }));
  const request = new Request("http://localhost/", { method: "POST", body: sent });
  const buyer = { actor: max, gigId, holders: [max.id] };
  const { draftFiles } = await keepTyped(buyer, await readForm(request));
  await ask(gigId, QUESTIONS.slice(0, 1));
  const late = orderOf(max, gigId, {
    answers: [{ question: Q.metal, text: "Copper" }],
    draftFiles,
  });
  expect((await refusalOf(late)).code).toBe("question_unknown");
  const { orderId } = await orderOf(max, gigId, { draftFiles });
  const { order } = await orderPage(max, orderId, { after: 0 });
  expect(order.enclosures[0]?.files.map(({ name }) => name)).toEqual(["old.txt"]);
});

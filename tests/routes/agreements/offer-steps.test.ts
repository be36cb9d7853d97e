/** The form of an offer: a refused file loses nothing that was typed, and a form of an earlier release that is sent again gets its first answer. */
import { beforeAll, expect, test } from "vitest";
import { counterOffer } from "#app/domain/agreements/counter-offer.ts";
import { makeOffer } from "#app/domain/agreements/make-offer.ts";
import { previewOffer } from "#app/domain/agreements/preview-offer.ts";
import { offerParties } from "#app/domain/agreements/offer-partner.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { offerSteps } from "#app/routes/agreements/offer-steps.ts";
import { runFileAction } from "#app/routes/files/form-files.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { leaveCommand } from "#tests/kit/left-command.ts";

const database = useDatabase();
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

const TYPED = {
  title: "Two drawings of a farthing",
  brief: "One after the other",
  funded: "first",
  validDays: "9",
  rows: "2",
  "line.1.title": "Sketch",
  "line.1.scope": "In pencil",
  "line.1.price": "20",
  "line.1.days": "3",
  "line.1.revisions": "1",
};

/** As the form of 0.8.0 was hashed: without a reference and without files. */
const OF_0_8_0 = {
  terms: {
    title: TYPED.title,
    brief: TYPED.brief,
    funded: "first",
    validDays: 9,
    lines: [
      { title: "Sketch", scope: "In pencil", priceMicros: 20_000_000n, days: 3, revisions: 1 },
    ],
  },
  total: "20",
  net: "18",
};

function offerForm(more: Record<string, string>, file?: File): Request {
  const body = new FormData();
  for (const [name, text] of Object.entries({ ...TYPED, ...more })) body.set(name, text);
  if (file !== undefined) body.set("files", file);
  return new Request("http://localhost/offers/new", { method: "POST", body });
}

test("a previewed offer with a refused file is not previewed, and keeps its texts and choices", async () => {
  const { lin } = people;
  const key = newFormKey();
  const request = offerForm({ key, verb: "preview" }, new File(["MZ"], "run.exe"));
  const answer = await runFileAction(request, lin, (form) =>
    offerSteps(lin, form, {
      preview: async (terms) => {
        const to = { to: "ada", side: "freelancer" as const, gigId: null };
        return previewOffer(lin, terms, { ...(await offerParties(lin.id, to)), side: to.side });
      },
      send: () => Promise.reject(new Error("Nothing was to be sent.")),
    }),
  );
  expect(answer).toMatchObject({
    data: { refusal: { code: "invalid_input", field: "files" }, filesLost: true, kept: [] },
  });
  expect(answer).toMatchObject({ data: { values: { ...TYPED, key } } });
  expect(answer).not.toHaveProperty("data.preview");
});

test("forms of offers that 0.8.0 carried out get their first answer when they are sent again", async () => {
  const { lin } = people;
  const addressed = { to: "ada", side: "freelancer" as const, gigId: null };
  const [offerId, keys] = [newId("offer"), [newFormKey(), newFormKey()] as const];
  const of = { actor: lin, answer: { offerId, version: 2 } };
  const [made, countered] = [
    { ...addressed, ...OF_0_8_0 },
    { offerId, version: 1, ...OF_0_8_0 },
  ];
  await leaveCommand(database, "agreements.make_offer", { ...of, key: keys[0], input: made });
  const second = { ...of, key: keys[1], input: countered };
  await leaveCommand(database, "agreements.counter_offer", second);
  const outcomes: unknown[] = [];
  const sentAgain = (key: string, counter: boolean) =>
    runFileAction(offerForm({ key, verb: "send", total: "20", net: "18" }), lin, (form) =>
      offerSteps(lin, form, {
        preview: () => Promise.reject(new Error("Nothing was to be previewed.")),
        send: async (seen, sent) => {
          outcomes.push(
            counter
              ? await counterOffer(lin, { offerId, version: 1, ...seen, key: sent })
              : await makeOffer(lin, { ...addressed, ...seen, key: sent }),
          );
          return new Response();
        },
      }),
    );
  await sentAgain(keys[0], false);
  await sentAgain(keys[1], true);
  const first = { answer: of.answer, replayed: true };
  expect(outcomes).toEqual([first, first]);
});

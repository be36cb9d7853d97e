/** The typed fields of a gig: all faults are told at once, each at its own field; what is missing is told apart from what is wrong. */
import { expect, test } from "vitest";
import { readTyped } from "#app/domain/catalog/draft/read-typed.ts";
import { emptyGig, typedGig } from "#app/domain/catalog/draft/typed-gig.ts";
import { PACKAGE_OFFER, sampleContent, UNIT_OFFER } from "#tests/domain/catalog/sample-content.ts";

const GOOD: Record<string, string> = {
  title: "I engrave a coin with your name",
  description: "A copper coin with up to twelve letters.",
  buyerBrief: "",
  category: "design",
  tags: "coin, copper",
  currency: "USD",
  "basic.title": "One side",
  "basic.description": "",
  "basic.price": "25",
  "basic.deliveryDays": "3",
  "basic.revisions": "1",
};

function read(fields: Record<string, string>) {
  const { wrong, missing, ...rest } = readTyped({ ...GOOD, ...fields }, "package");
  return { ...rest, wrong, missing, problems: { ...wrong, ...missing } };
}

test("a right gig form is read", () => {
  const { content, problems, savable } = read({});
  expect([problems, savable]).toEqual([{}, true]);
  expect(content).toMatchObject({
    tags: ["coin", "copper"],
    offer: { kind: "package", packages: [{ tier: "basic", priceMicros: 25_000_000n }], extras: [] },
  });
});

test("a missing title, an unreadable price, too many days and no category are told together", () => {
  const { problems, missing, savable } = read({
    title: " ",
    category: "",
    "basic.price": "much",
    "basic.deliveryDays": "91",
    "basic.revisions": "one",
  });
  expect(Object.keys(problems).toSorted()).toEqual([
    "basic.deliveryDays",
    "basic.price",
    "basic.revisions",
    "category",
    "title",
  ]);
  expect(problems).toMatchObject({
    "basic.price": "This is not an amount. Write it like 12.50.",
    "basic.revisions": "Give a whole number.",
  });
  expect([Object.keys(missing).toSorted(), savable]).toEqual([["category", "title"], false]);
});

test("an extra's problem is told at its place in the form, whichever places are empty", () => {
  const { problems } = read({
    "extra.2.title": "",
    "extra.2.price": "3",
    "extra.2.extraDays": "0",
    "extra.4.title": "In silver",
    "extra.4.price": "9",
    "extra.4.extraDays": "91",
  });
  expect(Object.keys(problems).toSorted()).toEqual(["extra.2.title", "extra.4.extraDays"]);
});

test("a preview of the form's prices is not held up by missing words", () => {
  const { content } = read({ title: "", category: "", description: "" });
  expect(content).toMatchObject({
    title: "",
    categoryId: "",
    offer: { packages: [{ priceMicros: 25_000_000n }] },
  });
});

test("a gig with too few words can be saved and not be sold", () => {
  const { savable, wrong, missing } = read({ title: "Short", "basic.title": "" });
  expect([savable, wrong, Object.keys(missing)]).toEqual([true, {}, ["title", "basic.title"]]);
});

test("an empty form misses what publishing needs and holds nothing wrong", () => {
  const { wrong, missing } = readTyped(emptyGig("unit"), "unit");
  expect(wrong).toEqual({});
  expect(Object.keys(missing).toSorted()).toEqual([
    "category",
    "description",
    "price",
    "title",
    "unitName",
  ]);
});

test.each([PACKAGE_OFFER, UNIT_OFFER])(
  "a gig by $kind written as text is read as the same gig",
  (offer) => {
    const content = sampleContent({ offer });
    expect(readTyped(typedGig(content), offer.kind)).toEqual({
      content,
      savable: true,
      wrong: {},
      missing: {},
    });
  },
);

test("texts are brought into their one form, and a text that no form takes is told at its field", () => {
  const { content } = read({
    title: "I engrave a coi\u00ADn for Rene\u0301e",
    description: "\uFEFFOne\r\ntwo",
  });
  expect([content.title, content.description]).toEqual(["I engrave a coin for Renée", "One\ntwo"]);
  const turned = "Your invoice\u202Egnp.exe";
  const { wrong, savable } = read({ title: "A coin with \uE000 on it", "basic.title": turned });
  expect([Object.keys(wrong).toSorted(), savable]).toEqual([["basic.title", "title"], false]);
});

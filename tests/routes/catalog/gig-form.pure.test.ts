/** The gig's form: all faults are told at once, each at its own field. */
import { expect, test } from "vitest";
import { FormInvalid } from "#app/http/checked.ts";
import { readForm } from "#app/http/form.ts";
import { readGigForm } from "#app/routes/catalog/gig-form.ts";

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

async function read(fields: Record<string, string>, toSave = true) {
  const body = new URLSearchParams({ ...GOOD, ...fields });
  const form = await readForm(new Request("http://localhost/x", { method: "POST", body }));
  try {
    return { content: readGigForm(form, "package", { toSave }), problems: {} };
  } catch (problem) {
    if (!(problem instanceof FormInvalid)) throw problem;
    return { content: null, problems: problem.problems };
  }
}

test("a right gig form is read", async () => {
  const { content, problems } = await read({});
  expect(problems).toEqual({});
  expect(content).toMatchObject({
    tags: ["coin", "copper"],
    offer: { kind: "package", packages: [{ tier: "basic", priceMicros: 25_000_000n }], extras: [] },
  });
});

test("a missing title, an unreadable price, too many days and no category are told together", async () => {
  const { problems } = await read({
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
});

test("an extra's problem is told at its place in the form, whichever places are empty", async () => {
  const { problems } = await read({
    "extra.2.title": "",
    "extra.2.price": "3",
    "extra.2.extraDays": "0",
    "extra.4.title": "In silver",
    "extra.4.price": "9",
    "extra.4.extraDays": "91",
  });
  expect(Object.keys(problems).toSorted()).toEqual(["extra.2.title", "extra.4.extraDays"]);
});

test("a preview of the form's prices is not held up by missing words", async () => {
  const { content } = await read({ title: "", category: "", description: "" }, false);
  expect(content).toMatchObject({ title: "", categoryId: "" });
});

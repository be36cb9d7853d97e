/** The rule for words of buttons: a verb with its object, and a way back with another verb. */
import { expect, test } from "vitest";
import { isBare, sameVerb, wordFaults } from "./button-words.ts";

test.each(["Cancel", "Withdraw", "Send again", "Check now", "Pause", "Mark…"])(
  "the button “%s” is a bare verb",
  (label) => {
    expect(isBare(label, "button")).toBe(true);
  },
);

test.each(["Cancel the order", "Withdraw $12.00", "Search", "Sign in", "Send it again"])(
  "the button “%s” says what it is about",
  (label) => {
    expect(isBare(label, "button")).toBe(false);
  },
);

test("a link of one word is a fault only when the word is a deed", () => {
  expect([isBare("Batches", "link"), isBare("Cancel", "link")]).toEqual([false, true]);
});

test("a way back with the verb of the deed is a fault", () => {
  expect(sameVerb({ deeds: ["Cancel the order"], escapes: ["Cancel"] })).toBe(true);
  expect(sameVerb({ deeds: ["Cancel the order"], escapes: ["Keep the order"] })).toBe(false);
});

test("the old page that cancelled an order has each of the faults", () => {
  const faults = wordFaults({
    headings: ["Cancel", "Cancel"],
    buttons: ["Cancel"],
    links: ["Cancel"],
    groups: [{ deeds: ["Cancel"], escapes: ["Cancel"] }],
  });
  expect(faults).toHaveLength(4);
});

/** The words in the place of a message form: only the person who blocked reads that a block is the reason. */
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { NoReach } from "#app/routes/messages/no-reach.tsx";

const html = (reach: "blocked" | "unreachable") =>
  renderToStaticMarkup(
    createElement(NoReach, { reach, partner: { handle: "lin&co", name: "Lin" } }, "Orders go on."),
  );

test("a person who blocked the other one reads so, with the way to take it back", () => {
  const shown = html("blocked");
  expect(shown).toContain("You have blocked @lin&amp;co");
  expect(shown).toContain('href="/block?who=lin%26co"');
  expect(shown).toContain("Orders go on.");
});

test("everybody else reads that the person cannot be reached, and nothing of a block", () => {
  const shown = html("unreachable");
  expect(shown).toContain("Lin cannot be reached");
  expect(shown).toContain("Orders go on.");
  expect(shown).not.toContain("lock");
});

/** The site's own texts: their places are filled from the settings, and nothing in them can become HTML. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, expect, test } from "vitest";
import { overrideEnv } from "#app/env.server.ts";
import { operatorFacts, operatorVersions } from "#app/routes/site/operator-texts.ts";
import { TextBody } from "#app/routes/site/render-text.tsx";
import { textFacts } from "#app/routes/site/text-facts.ts";
import { SITE_TEXTS, TEXT_NAMES } from "#app/routes/site/texts.ts";

const folder = mkdtempSync(join(tmpdir(), "farthing-texts-"));
afterAll(() => rmSync(folder, { recursive: true }));

const html = (markdown: string, facts: Record<string, string> = {}) =>
  renderToStaticMarkup(createElement(TextBody, { markdown, facts }));

test.each(TEXT_NAMES)("the text %s leaves open only what an operator must write", (name) => {
  const facts = textFacts({});
  for (const { markdown } of SITE_TEXTS[name].versions) {
    const places = [...markdown.matchAll(/\{\{([a-z_]+)\}\}/g)].map(([, place = ""]) => place);
    const open = places.filter((place) => facts[place] === undefined);
    expect(open.every((place) => place.startsWith("operator_"))).toBe(true);
    expect(html(markdown, facts)).not.toContain("{{");
  }
});

test("a place without a fact is marked, a place with a fact is filled", () => {
  const text = "Run by {{operator_name}}, mail {{support}}.";
  expect(html(text, { support: "help@site.example" })).toBe(
    '<div class="prose site-text"><p>Run by <mark>[operator name: for the operator to fill in]</mark>, mail help@site.example.</p></div>',
  );
});

test("the settings of this marketplace are in the words", () => {
  const restore = overrideEnv({ autoAcceptHours: 240, clearingCardHours: 12 });
  const { markdown } = SITE_TEXTS["how-money-moves"].versions[0] ?? { markdown: "" };
  const page = html(markdown, textFacts({}));
  restore();
  expect(page).toContain("after 10 days for all others");
  expect(page).toContain("are available after 12 hours");
});

test("the help says the limits of messages and the time for answers as they are set", () => {
  const restore = overrideEnv({ newAccountContacts: 7, answersWithinHours: 72 });
  const page = html(SITE_TEXTS.help.versions[0]?.markdown ?? "", textFacts({}));
  restore();
  expect(page).toContain("write to 7 people a day");
  expect(page).toContain("After 3 days without it");
});

test("HTML, script addresses and the names of an object's own functions stay harmless", () => {
  const page = html("<b>x</b> [run](javascript:alert) [out](//evil.example) {{constructor}}", {
    fact: "<i>",
  });
  expect(page).not.toMatch(/<b>|javascript|evil/);
  expect(page).toContain("[constructor: for the operator to fill in]");
  expect(html("{{fact}}", { fact: "<i>&" })).toContain("&lt;i&gt;&amp;");
});

test("an operator's folder fills places and adds later versions; other files are left out", async () => {
  writeFileSync(join(folder, "operator.env"), 'operator_name="Example & Sons"\noperator_law=\n');
  writeFileSync(join(folder, "terms.2.md"), "Since: 2027-01-01\n## New\n");
  writeFileSync(join(folder, "terms.3.md"), "without a first day");
  writeFileSync(join(folder, "terms.x.md"), "Since: 2027-01-01\n");
  const restore = overrideEnv({ textsDir: folder });
  expect(await operatorFacts()).toEqual({ operator_name: "Example & Sons" });
  expect(await operatorVersions("terms")).toEqual([
    { version: 2, since: "2027-01-01", markdown: "## New\n" },
  ]);
  expect(await operatorVersions("privacy")).toEqual([]);
  restore();
});

test("a folder that is not there is no error", async () => {
  const restore = overrideEnv({ textsDir: join(folder, "missing") });
  expect([await operatorFacts(), await operatorVersions("help")]).toEqual([{}, []]);
  restore();
  expect(await operatorFacts()).toEqual({});
});

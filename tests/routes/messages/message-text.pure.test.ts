/** A message's Markdown as it is shown: a small part of it, links that say where they lead, and no HTML. */
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { MessageText } from "#app/routes/messages/message-text.tsx";

function shown(markdown: string): string {
  const html = renderToStaticMarkup(createElement(MessageText, { markdown }));
  return html.replace(/^<div class="message-text" dir="auto">|<\/div>$/g, "");
}

const REL = 'rel="nofollow ugc noopener noreferrer"';

test("emphasis, lists, quotes and code are elements, and single line ends are kept", () => {
  expect(shown("One *two* **three** `four`\nfive")).toBe(
    "<p>One <em>two</em> <strong>three</strong> <code>four</code>\nfive</p>",
  );
  expect(shown("- a\n- b")).toBe("<ul><li><p>a</p></li><li><p>b</p></li></ul>");
  expect(shown("3. a")).toBe('<ol start="3"><li><p>a</p></li></ol>');
  expect(shown("> a")).toBe("<blockquote><p>a</p></blockquote>");
  expect(shown("# A title")).toBe("<p><strong>A title</strong></p>");
});

test("addresses are links, also bare ones, and a link with other words says its host", () => {
  expect(shown("See https://example.com/a?b=c.")).toBe(
    `<p>See <a class="link" href="https://example.com/a?b=c" ${REL}>https://example.com/a?b=c</a>.</p>`,
  );
  expect(shown("www.example.com")).toContain('href="http://www.example.com"');
  expect(shown("[my bank](https://evil.test/bank)")).toContain(
    'my bank</a><span class="soft"> (evil.test)</span>',
  );
  expect(shown("[https://bank.test](https://evil.test)")).toContain("(evil.test)");
  expect(shown("[me](mailto:a@evil.test)")).toContain("(a@evil.test)");
});

test("an address that is no page of the web is no link", () => {
  for (const url of ["javascript:alert(1)", "data:text/html,x", "//evil.test", "/sign-out"])
    expect(shown(`[words](${url})`)).toBe("<p>words</p>");
});

test("HTML, pictures, references and entities are shown as they were typed", () => {
  expect(shown("<script>alert(1)</script>")).toBe("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
  expect(shown("![a](https://evil.test/x.png)")).toBe("<p>![a](https://evil.test/x.png)</p>");
  expect(shown("&amp; [x]")).toBe("<p>&amp;amp; [x]</p>");
  expect(shown("    indented")).toBe("<p>indented</p>");
  expect(shown("a\n---\nb")).toBe("<p>a</p>---<p>b</p>");
});

test("a text that would take long to parse is shown as it is", () => {
  const costly = ["> ".repeat(2500), "*a **a ".repeat(700), "- a\n".repeat(1200), ">".repeat(5000)];
  for (const text of costly)
    expect(shown(text)).toBe(`<p>${text.replaceAll("&", "&amp;").replaceAll(">", "&gt;")}</p>`);
});

test("quotes within quotes end at a depth, and what lies deeper is text", () => {
  const html = shown(Array.from({ length: 40 }, (_, n) => `${"  ".repeat(n)}- a`).join("\n"));
  expect(html.match(/<ul>/g)?.length).toBeLessThan(6);
});

/** Parses a message's Markdown, with bare addresses as links. */
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmAutolinkLiteralFromMarkdown } from "mdast-util-gfm-autolink-literal";
import { gfmAutolinkLiteral } from "micromark-extension-gfm-autolink-literal";
import type { Root } from "mdast";

/** A text whose parsing could take longer than its page is one paragraph, as it was written. */
export function parseMessage(markdown: string): Root {
  if (isCostly(markdown))
    return {
      type: "root",
      children: [{ type: "paragraph", children: [{ type: "text", value: markdown }] }],
    };
  return fromMarkdown(markdown, {
    extensions: [gfmAutolinkLiteral(), { disable: { null: DISABLED } }],
    mdastExtensions: [gfmAutolinkLiteralFromMarkdown()],
  });
}

/** What people meet without meaning it: an indented line is no code, a line of dashes makes no title, `&amp;` is what was typed. */
const DISABLED = [
  "codeIndented",
  "setextUnderline",
  "definition",
  "htmlFlow",
  "htmlText",
  "characterReference",
];

/** The parser's time grows with the square of open quotes and lists in one line, of open emphasis, and of the lines of a list. */
const NESTED = /^[ \t]*(?:(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])[ \t]*){7}/m;
const COSTLY = /[*_[`<\n]/g;
const MOST_COSTLY = 300;

function isCostly(markdown: string): boolean {
  return NESTED.test(markdown) || (markdown.match(COSTLY)?.length ?? 0) > MOST_COSTLY;
}

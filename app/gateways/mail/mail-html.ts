/** A mail's HTML part: tables and plain colours, which every mail program knows; paper, ink and copper, light and dark. */
import { createElement as h, Fragment } from "react";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { LetterContent, LetterSection } from "#app/domain/notifications/letter.ts";
import { DARK, FACE, INK } from "./mail-style.ts";

export function mailHtml(content: LetterContent): string {
  return `<!doctype html>${renderToStaticMarkup(page(content))}`;
}

function page(content: LetterContent) {
  return h(
    "html",
    { lang: "en" },
    h(
      "head",
      null,
      h("meta", { charSet: "utf-8" }),
      h("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
      h("meta", { name: "color-scheme", content: "light dark" }),
      h("meta", { name: "supported-color-schemes", content: "light dark" }),
      h("title", null, content.subject),
      h("style", { dangerouslySetInnerHTML: { __html: DARK } }),
    ),
    h(
      "body",
      { className: "paper", style: { margin: 0, padding: 0, background: INK.paper } },
      h("div", { style: HIDDEN }, content.paragraphs[0]),
      table({ className: "paper", style: { background: INK.paper } }, [
        row({ align: "center", style: { padding: "24px 12px" } }, sheet(content)),
      ]),
    ),
  );
}

/** Shown beside the subject in the list of mails, and nowhere else. */
const HIDDEN = { display: "none", maxHeight: 0, overflow: "hidden", fontSize: 1, opacity: 0 };

function sheet(content: LetterContent) {
  const { name, title, paragraphs, facts, button, sections = [] } = content;
  const own = { className: "sheet", style: { ...FACE.sheet, maxWidth: 560, textAlign: "left" } };
  return table(own, [
    row({ style: FACE.brand, className: "brand" }, "Farthing"),
    row(
      { style: { padding: "0 24px 8px" } },
      h("p", { style: FACE.text, className: "ink" }, name === "" ? "Hello," : `Hello ${name},`),
      h("h1", { style: FACE.title, className: "ink" }, title),
      ...paragraphs.map((text, at) =>
        h("p", { key: `p${at}`, style: FACE.text, className: "ink" }, text),
      ),
      facts.length === 0 ? null : factTable(content),
      ...sections.map(sectionOf),
    ),
    row({ style: { padding: "8px 24px 0" } }, buttonOf(button)),
    row(
      { style: { padding: "12px 24px 20px" } },
      h(
        "p",
        { style: FACE.small, className: "soft" },
        "If the button does not work, open this address: ",
        h("a", { href: button.url, style: FACE.link, className: "copper" }, button.url),
      ),
    ),
    notMe(content),
    row({ style: FACE.foot, className: "foot" }, foot(content)),
  ]);
}

function factTable({ facts }: LetterContent) {
  const rows = facts.map(([label, value]) =>
    h(
      "tr",
      { key: label },
      h("th", { scope: "row", style: FACE.label, className: "soft" }, label),
      h("td", { style: FACE.value, className: "ink" }, value),
    ),
  );
  return table({ className: "facts", style: FACE.facts }, rows);
}

/** A group of a digest: a heading, and a line for each notice, with its link. */
function sectionOf({ title, lines }: LetterSection) {
  return h(
    Fragment,
    { key: title },
    h("h2", { style: FACE.heading, className: "copper" }, title),
    table(
      { className: "facts", style: FACE.facts },
      lines.map(({ title: words, body, url, when }, at) =>
        h(
          "tr",
          { key: at },
          h(
            "td",
            { style: FACE.line },
            h("a", { href: url, style: FACE.lineLink, className: "copper" }, words),
            h("p", { style: FACE.lineText, className: "ink" }, body),
            h("p", { style: FACE.small, className: "soft" }, when),
          ),
        ),
      ),
    ),
  );
}

function buttonOf({ words, url }: LetterContent["button"]) {
  const link = h("a", { href: url, style: FACE.button, className: "button-words" }, words);
  return table({ style: { width: "auto" } }, [
    row({ className: "button", style: FACE.buttonCell }, link),
  ]);
}

function notMe({ notMeUrl }: LetterContent) {
  if (notMeUrl === null) return null;
  return row(
    { style: { padding: "0 24px 20px" } },
    h(
      "p",
      { style: FACE.text, className: "ink" },
      h("a", { href: notMeUrl, style: FACE.link, className: "copper" }, "This was not me"),
      ": one button freezes your payouts and signs out every browser and program. You do not have to sign in.",
    ),
  );
}

function foot({ reason, noticesUrl, settingsUrl, stop, supportMail }: LetterContent) {
  const link = (href: string, words: string) =>
    h("a", { href, style: FACE.link, className: "copper" }, words);
  return h(
    "p",
    { style: FACE.small, className: "soft" },
    reason,
    " ",
    link(noticesUrl, "All notices"),
    " · ",
    link(settingsUrl, "Choose your mails"),
    " · ",
    ...(stop === null ? [] : [link(stop.url, stop.words), " · "]),
    link(`mailto:${supportMail}`, "Ask us"),
  );
}

/** A table for layout: screen readers skip its cells. */
function table(own: { className?: string; style?: object }, rows: ReactNode[]) {
  const plain = { role: "presentation", width: "100%", cellPadding: 0, cellSpacing: 0, border: 0 };
  return h("table", { ...plain, ...own }, h("tbody", null, ...rows));
}

function row(own: { align?: string; className?: string; style?: object }, ...inside: ReactNode[]) {
  return h("tr", null, h("td", own, ...inside));
}

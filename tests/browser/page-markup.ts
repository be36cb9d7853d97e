/** Faults of a page's markup: blocks inside lines, forms that cannot be sent, public pages without a description; and what is too wide for the view. */
import type { Page } from "playwright-core";

/** A line each; empty for a well-formed page. `isPublic` for pages that search engines and shared links show. */
export function markupFaults(page: Page, isPublic: boolean): Promise<string[]> {
  return page.evaluate((needsHead) => {
    const faults: string[] = [];
    const show = (one: Element) => `${one.tagName} ${one.textContent.trim().slice(0, 40)}`;
    const blocks = ":is(div, p, ul, ol, dl, table, section, form, h1, h2, h3)";
    for (const one of document.querySelectorAll(`:is(span, button, h1, h2, h3) ${blocks}`))
      faults.push(`has a block inside a line: ${show(one)}`);
    // The parser ends a paragraph before a block and leaves an empty one behind.
    for (const one of document.querySelectorAll("p:empty"))
      faults.push(`has an empty paragraph: ${show(one)}`);
    for (const form of document.querySelectorAll("form"))
      if (![...form.elements].some((one) => one.matches("button[type=submit], input[type=submit]")))
        faults.push(`has a form without a button: ${show(form)}`);
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    for (const id of ids.filter((one, place) => ids.indexOf(one) !== place))
      faults.push(`has the id ${id} twice`);
    if (!needsHead || document.querySelector("meta[name=robots][content*=noindex]")) return faults;
    const content = (name: string) => document.querySelector(name)?.getAttribute("content") ?? "";
    if (content("meta[name=description]") === "") faults.push("has no description");
    return faults;
  }, isPublic);
}

/** The elements that make a page scroll sideways. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll("body *")]
      .filter((one) => one.getBoundingClientRect().right > clientWidth)
      .map((one) => `${one.tagName} ${one.className} ${one.textContent?.slice(0, 30)}`)
      .slice(-3);
  });
}

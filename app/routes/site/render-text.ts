/** Renders a text of the site: Markdown without raw HTML, with its places filled, or marked when nothing fills them. */
import { micromark } from "micromark";

const PLACE = /\{\{([a-z_]+)\}\}/g;

export interface RenderedText {
  html: string;
  /** Places that the operator still has to fill. */
  missing: string[];
}

/** Facts are text, never HTML; the whole result is safe to write into a page. */
export function renderText(markdown: string, facts: Record<string, string>): RenderedText {
  const missing = new Set<string>();
  const html = micromark(markdown).replaceAll(PLACE, (_, name: string) => {
    const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
    if (fact !== undefined) return escaped(fact);
    missing.add(name);
    return `<mark>[${name.replaceAll("_", " ")}: to be filled in by the operator]</mark>`;
  });
  return { html, missing: [...missing] };
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

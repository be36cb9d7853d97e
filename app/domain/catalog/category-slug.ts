/** A category's id is its name in lower-case words: `Arts, Design & Media` is `arts-design-media`. */

const SLUG_MAX = 120;

/** Letters of every script stay, accents go; empty when nothing is left. */
export function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, SLUG_MAX)
    .replace(/^-+|-+$/g, "");
}

/** A name as a word of an address: `Arts, Design & Media` is `arts-design-media`. Different names may have the same. */

const SLUG_MAX = 120;

/** Keeps letters of every script and drops accents; empty when no letter or digit is left. */
export function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, SLUG_MAX)
    .replace(/^-+|-+$/g, "");
}

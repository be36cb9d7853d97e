/** The beginning of a message in one line, or the part around searched words. Pure. */
import { cutText } from "#app/domain/kernel/cut-text.ts";

const EXCERPT = 140;
/** Characters shown before the first word that was found. */
const BEFORE = 40;

export function excerptOf(body: string): string {
  return cutText(plain(body), EXCERPT);
}

/** Without line ends and without most signs of Markdown; the thread shows the text as it is. */
function plain(body: string): string {
  return body
    .replace(/\[([^\][]+)\]\(https?:\/\/[^\s()]+\)/gu, "$1")
    .replace(/\*\*|(?<!\w)[*`]|[*`](?!\w)/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
}

export function excerptAround(body: string, words: string): string {
  const flat = plain(body);
  const low = flat.toLowerCase();
  const found = words
    .toLowerCase()
    .split(" ")
    .map((word) => low.indexOf(word));
  const first = Math.min(...found.filter((at) => at >= 0), flat.length);
  if (first <= BEFORE || first === flat.length) return excerptOf(flat);
  // From the beginning of a word, so that no letter is cut apart.
  const space = flat.indexOf(" ", first - BEFORE);
  const from = space >= 0 && space < first ? space + 1 : first;
  return cutText(`…${flat.slice(from)}`, EXCERPT);
}

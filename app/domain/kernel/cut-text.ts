/** Shortens text between characters as people see them, so that no emoji and no accent is cut apart. Pure. */
import { bytesAllowed, bytesOf, charactersOf, fitsIn } from "./text-length.ts";

const ELLIPSIS = "…";

/** The text if it has at most `max` characters; otherwise its beginning with an ellipsis, of at most `max` together. */
export function cutText(text: string, max: number): string {
  return fitsIn(text, max)
    ? text
    : `${beginning(text, max - 1).replace(/[\s,;:–-]+$/, "")}${ELLIPSIS}`;
}

/** As `cutText`, at the end of a word when that loses less than half. */
export function cutAtWord(text: string, max: number): string {
  if (fitsIn(text, max)) return text;
  const head = beginning(text, max - 1);
  const space = head.search(/\s\S*$/);
  const cut = space > head.length / 2 ? head.slice(0, space) : head;
  return `${cut.replace(/[\s,;:–-]+$/, "")}${ELLIPSIS}`;
}

/** The first `max` characters, fewer when they have too many bytes. */
export function beginning(text: string, max: number): string {
  // A character with more code units than this is not counted to its end: a bound for very long texts.
  const characters = charactersOf(text.slice(0, bytesAllowed(max) + 1));
  let bytes = 0;
  let end = 0;
  for (const character of characters.slice(0, max)) {
    bytes += bytesOf(character);
    if (bytes > bytesAllowed(max)) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/** A name's initials, for where there is no picture. Pure. */
import { charactersOf } from "#app/domain/kernel/text-length.ts";

/** Those of the first and the last word; of one word its first letter. Empty for a name without letters and digits. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).flatMap((word) => {
    const first = charactersOf(word).find((letter) => /[\p{L}\p{N}]/u.test(letter));
    return first === undefined ? [] : [first.toLocaleUpperCase("en")];
  });
  const [first = "", ...rest] = words;
  return first + (rest.at(-1) ?? "");
}

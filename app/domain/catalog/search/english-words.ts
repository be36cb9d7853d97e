/** Which words are English: they are never taken for mistyped ones, even while no gig has them. */

/** Endings of regular forms, and what the dictionary's own form may have in their place. */
const ENDINGS: ReadonlyArray<readonly [ending: RegExp, instead: string]> = [
  [/s$/, ""],
  [/es$/, ""],
  [/ies$/, "y"],
  [/e?d$/, ""],
  [/ed$/, "e"],
  [/ied$/, "y"],
  [/ings?$/, ""],
  [/ings?$/, "e"],
  [/e?rs?$/, ""],
  [/ers?$/, "e"],
  [/ly$/, ""],
  [/(.)\1(?:ed|ing|er)s?$/, "$1"],
];

let read: Promise<ReadonlySet<string>> | undefined;

/** The dictionary is read at the first word that no gig has: 50 000 words, some 15 ms. */
function words(): Promise<ReadonlySet<string>> {
  read ??= import("dictionary-en").then(({ default: { dic } }) => {
    const lines = new TextDecoder().decode(dic).split("\n");
    return new Set(lines.map((line) => line.replace(/\/.*$/, "").toLowerCase()));
  });
  return read;
}

/** Whether the word, in lower case, is English or a regular form of an English word. */
export async function isEnglish(word: string): Promise<boolean> {
  const known = await words();
  return (
    known.has(word) ||
    ENDINGS.some(
      ([ending, instead]) => ending.test(word) && known.has(word.replace(ending, instead)),
    )
  );
}

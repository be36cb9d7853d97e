/** Names the states of an import for pages. */

const WORDS: Record<string, string> = {
  reading: "Being read",
  previewed: "Waiting for your decision",
  importing: "Being imported",
  imported: "Imported",
  refused: "Not imported",
  failed: "Failed; nothing was imported",
};

export function importStateWords(state: string): string {
  return WORDS[state] ?? state;
}

/** Guesses the language of a gig from its title and description. */
import type { eld as Eld } from "eld/extrasmall";
import { gigLanguage } from "./gig-languages.ts";

/** Letters that are enough to tell languages apart. */
const READ = 300;

/** English words that no other language of the list has. Three of them in a text of plain letters need no detector. */
const ENGLISH =
  /\b(?:the|and|your|with|you|this|that|from|which|into|for|our|using|other|their|they|through|between|these|those|while|where|when|who|such)\b/g;
const ENOUGH = 3;

let detector: typeof Eld | undefined;

/**
 * Reads the detector's table, unless this text needs none: half a second and tens of megabytes. Awaited before a transaction begins,
 * in which nothing but the store is waited for. Without a text it is read in any case.
 */
export async function readyToGuess(text?: { title: string; description: string }): Promise<void> {
  if (text !== undefined && isPlainlyEnglish(beginningOf(text.title, text.description))) return;
  detector ??= (await import("eld/extrasmall")).eld;
}

/** After `readyToGuess`. A text that says too little to tell is taken for English. */
export function guessLanguage(title: string, description: string): string {
  const text = beginningOf(title, description);
  if (isPlainlyEnglish(text)) return "en";
  if (detector === undefined) throw new Error("A language is guessed after readyToGuess().");
  const { language } = detector.detect(text);
  return language === "" ? "en" : gigLanguage(language);
}

function isPlainlyEnglish(text: string): boolean {
  if (/[^\p{ASCII}\u2010-\u2026]/u.test(text)) return false;
  return new Set(text.toLowerCase().match(ENGLISH)).size >= ENOUGH;
}

function beginningOf(title: string, description: string): string {
  return `${title}. ${description}`.slice(0, READ).toWellFormed();
}

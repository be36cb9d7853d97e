/** Rules for new passwords: long, and not guessed early (decision 26). Letters, digits and signs are never prescribed. */
import { isLoopbackUrl } from "#app/domain/kernel/loopback.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { env } from "#app/env.server.ts";
import { estimateGuesses } from "./guess-estimate.ts";
import { isDate } from "./guessable-dates.ts";
import type { Estimate } from "./guess-estimate.ts";

export const MIN_PASSWORD_LENGTH = 10;

/** A power of ten. A stolen table and a fast machine give it up in about a day; through the form it is out of reach. */
const GUESSES_NEEDED = 8;

/** Words that an attacker tries at this site. */
const SITE_WORDS = ["farthing", "farthings", "freelance", "freelancer", "marketplace", "escrow"];
/** The demo's password, published in its documentation. Accepted only where the site is reachable from this machine alone. */
const DEMO_PASSWORD = "copper-wren-1956";

/**
 * Refuses `password_too_short` and `password_too_common`, whose sentence says why. `personal` are words about the person
 * (handle, e-mail, name) that a password must not be made of.
 */
export function requireGoodPassword(
  password: string,
  personal: readonly string[],
  field = "password",
): void {
  if (Array.from(password).length < MIN_PASSWORD_LENGTH) refuse("password_too_short", { field });
  const reason = whyGuessable(password.normalize("NFKC").toLowerCase(), personal);
  if (reason === null) return;
  const sentence = `${SENTENCES[reason]} Please choose another: four words that have nothing to do with each other are good.`;
  refuse("password_too_common", { field, sentence, facts: { reason } });
}

type Reason = "common" | "decorated" | "own" | "site" | "date" | "row" | "short";

const SENTENCES: Record<Reason, string> = {
  common: "This password is one of the first an attacker would try.",
  decorated: "A common word with a few digits or symbols around it is guessed quickly.",
  own: "This password is made of your name, handle or e-mail, which others know.",
  site: "This password is made of words of this site, which are tried first here.",
  date: "A date is guessed quickly, however it is written.",
  row: "Keys in a row, digits in order and repetitions are guessed quickly.",
  short: "This password has too few different characters.",
};

function whyGuessable(text: string, personal: readonly string[]): Reason | null {
  const site = new Set(
    isLoopbackUrl(env.publicOrigin) ? SITE_WORDS : [...SITE_WORDS, DEMO_PASSWORD],
  );
  if (isDate(text)) return "date";
  const expected = { own: new Set(personal.flatMap(ownWords)), site };
  // `i love you` is `iloveyou`.
  const forms = new Set([text, text.replace(/[\s._-]+/g, "")]);
  const weak = [...forms]
    .map((form) => estimateGuesses(form, expected))
    .find(({ cost }) => cost < GUESSES_NEEDED);
  return weak === undefined ? null : reasonOf(weak);
}

function reasonOf({ kinds, segments }: Estimate): Reason {
  if (kinds.has("own")) return "own";
  if (kinds.has("site")) return "site";
  if (kinds.has("word")) return segments === 1 ? "common" : "decorated";
  if (kinds.has("row")) return "row";
  return kinds.has("date") ? "date" : "short";
}

/** The text, its parts, and its letters alone: `Ada Byron` gives `ada`, `byron` and `adabyron`. */
function ownWords(text: string): string[] {
  const lower = text.normalize("NFKC").toLowerCase();
  const local = lower.replace(/@.*$/, "");
  const parts = lower.split(/[^\p{L}\p{M}\d]+/u);
  return [lower, local, local.replace(/[^\p{L}\p{M}]/gu, ""), ...parts].filter(
    (word) => word.length >= 3,
  );
}

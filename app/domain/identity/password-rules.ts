/** What a new password must be: long, and not one of those every attacker tries first. */
import { refuse } from "#app/domain/kernel/refusal.ts";
import { COMMON_PASSWORDS } from "./guessable-passwords.ts";

export const MIN_PASSWORD_LENGTH = 10;

/** Up to this many digits and signs around a common word do not make it a good password. */
const DECORATION = 6;

const LINES = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890123456789",
  "qwertyuiop[]asdfghjkl;'zxcvbnm,./",
  "qwertzuiopasdfghjklyxcvbnm",
  "azertyuiopqsdfghjklmwxcvbn",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
  "1q2w3e4r5t6y7u8i9o0p",
].flatMap((keys) => [keys, Array.from(keys).toReversed().join("")]);

/**
 * Refuses `password_too_short` and `password_too_common`. `personal` are words about the person (handle,
 * e-mail, name) that a password must not be made of. Letters, digits and signs are never prescribed.
 */
export function requireGoodPassword(
  password: string,
  personal: readonly string[],
  field = "password",
): void {
  if (Array.from(password).length < MIN_PASSWORD_LENGTH) refuse("password_too_short", { field });
  const own = new Set(personal.flatMap(ownWords));
  if (isGuessable(password.normalize("NFKC").toLowerCase(), own))
    refuse("password_too_common", { field });
}

function isGuessable(password: string, own: ReadonlySet<string>): boolean {
  const known = (word: string) => COMMON_PASSWORDS.has(word) || own.has(word);
  const core = password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const decorated = known(core) || known(plainLetters(core));
  if (decorated && password.length - core.length <= DECORATION) return true;
  return [password, plainLetters(password)].some((form) => {
    const unit = repeatedUnit(form);
    const short = Array.from(unit).length <= 4;
    return short || known(form) || known(unit) || LINES.some((line) => line.includes(form));
  });
}

/** `p4$$w0rd` is `password`. */
function plainLetters(text: string): string {
  const swaps: Record<string, string> = {
    "0": "o",
    "1": "i",
    "3": "e",
    "4": "a",
    "5": "s",
    "7": "t",
    "@": "a",
    $: "s",
    "!": "i",
  };
  return text.replace(/[013457@$!]/g, (sign) => swaps[sign] ?? sign);
}

/** The shortest piece the text is a repetition of; the text itself when it is none. */
function repeatedUnit(text: string): string {
  return text.slice(0, `${text}${text}`.indexOf(text, 1));
}

function ownWords(text: string): string[] {
  const lower = text.normalize("NFKC").toLowerCase();
  const local = lower.replace(/@.*$/, "");
  return [lower, local, local.replace(/[^\p{L}]/gu, "")].filter((word) => word.length >= 3);
}

/** The languages that a gig can be written in: those whose words PostgreSQL can stem, and one for all others. Pure. */
import { findLanguage, languageName } from "#app/domain/people/profile/languages.ts";

/** BCP 47. The store has the same list in `language_config`. */
const STEMMED =
  "ar ca da de el en es eu fi fr ga hi hu hy id it lt ne nl no pt ro ru sr sv ta tr yi".split(" ");

/** `other`: words are compared as they are written. */
const OTHER = "other";

export const GIG_LANGUAGES: readonly string[] = [...STEMMED, OTHER];

/** The code for a cell of a file: a code, or a name in English or in the language itself; null for neither. */
export function languageNamed(cell: string): string | null {
  const code = cell.trim();
  if (code.toLowerCase() === OTHER) return OTHER;
  const found = findLanguage(code) ?? findLanguage(code.split(/[-_]/)[0] ?? "");
  return found === null ? null : gigLanguage(found);
}

/** Older codes and near relatives that one stemmer serves. */
const SERVED_BY: Readonly<Record<string, string>> = {
  nb: "no",
  nn: "no",
  ms: "id",
  bs: "sr",
  in: "id",
  ji: "yi",
};

/** By their English names; the one for others last. */
export function languageOptions(): Array<{ value: string; label: string }> {
  return GIG_LANGUAGES.map((value) => ({ value, label: gigLanguageName(value) })).toSorted(
    (a, b) =>
      Number(a.value === OTHER) - Number(b.value === OTHER) || a.label.localeCompare(b.label, "en"),
  );
}

export function isGigLanguage(code: string): boolean {
  return GIG_LANGUAGES.includes(code);
}

/** The gig's language for a code of any language, such as `de-AT`; `other` for those without a stemmer. */
export function gigLanguage(code: string): string {
  const [main = ""] = code.toLowerCase().split(/[-_]/);
  const served = SERVED_BY[main] ?? main;
  return isGigLanguage(served) ? served : OTHER;
}

export function gigLanguageName(code: string): string {
  return code === OTHER ? "Another language" : languageName(code);
}

/** The `lang` attribute of a gig's texts. Empty says that the language is unknown, so that it is not read aloud as English. */
export function langOf(code: string): string {
  return code === OTHER ? "" : code;
}

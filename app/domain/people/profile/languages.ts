/** The languages a person can say they speak: ISO 639-1, with English names and their own. */

const CODES =
  `aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es
  et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl
  km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om
  or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts
  tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu`.split(/\s+/);

/** Intl names these two after a neighbour. */
const OWN_NAMES: Readonly<Record<string, string>> = { tl: "Tagalog", tw: "Twi" };

const english = new Intl.DisplayNames("en", { type: "language" });

export interface Language {
  code: string;
  name: string;
}

/** By name. */
export const LANGUAGES: readonly Language[] = CODES.map((code) => ({
  code,
  name: OWN_NAMES[code] ?? english.of(code) ?? code,
})).toSorted((one, other) => one.name.localeCompare(other.name, "en"));

const names = Object.fromEntries(LANGUAGES.map(({ code, name }) => [code, name]));

/** The English name; the code itself for a language of another version. */
export function languageName(code: string): string {
  return names[code] ?? code;
}

/** The code of a typed name: in English or in the language itself, with or without accents, or the code. Null for any other. */
export function findLanguage(typed: string): string | null {
  const wanted = plain(typed);
  if (wanted === "") return null;
  for (const { code, name } of LANGUAGES) if (plain(name) === wanted) return code;
  for (const { code } of LANGUAGES)
    if (code === wanted || plain(ownName(code)) === wanted) return code;
  return null;
}

function ownName(code: string): string {
  return new Intl.DisplayNames(code, { type: "language" }).of(code) ?? code;
}

function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").trim().toLowerCase();
}

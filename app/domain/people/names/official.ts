/** Whether a name or handle looks like Farthing itself, or like a person who works for it (decision 28). Pure. */
import { looksOf, readings, wordsOf } from "./appearances.ts";
import { ADDRESSES, DUTIES, FILLERS, HOUSE, ROLES } from "./official-words.ts";

const looks = (words: readonly string[]) => new Set(words.flatMap(looksOf));

const house = looks(HOUSE);
const roles = looks(ROLES);
const fillers = looks(FILLERS);
const duties = new Set([...looks(DUTIES), ...roles]);
const addresses = new Set<string>(ADDRESSES);

/** Takes names, and handles, which are names with hyphens. */
export function looksOfficial(name: string): boolean {
  // A capital within a word begins a new word: SupportTeam.
  const apart = name.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " ");
  return [name, apart].some((each) => readings(each).some(isOfficial));
}

function isOfficial(reading: string): boolean {
  const words = wordsOf(reading);
  const whole = words.join("");
  if ([...house].some((look) => whole.includes(look))) return true;
  // Joins single letters: S u p p o r t.
  const spelled = words.every(({ length }) => length === 1) ? [whole] : words;
  const bare = spelled.map((word) => word.replace(/^\p{N}+|\p{N}+$/gu, "")).filter(Boolean);
  if (bare.some((word) => roles.has(word))) return true;
  const parts = bare.map(partsOf);
  return parts.every((each) => each !== null) && parts.flat().some((part) => duties.has(part));
}

/** The known words a word consists of, as in `supportteam`; null when it has any other part. */
function partsOf(word: string): string[] | null {
  const made: Array<string[] | null> = [[]];
  for (let end = 1; end <= word.length; end += 1) {
    const from = made.findIndex((before, start) => {
      const part = word.slice(start, end);
      return before !== null && (duties.has(part) || fillers.has(part));
    });
    made[end] = from < 0 ? null : [...(made[from] ?? []), word.slice(from, end)];
  }
  return made[word.length] ?? null;
}

export function isAddress(handle: string): boolean {
  return addresses.has(handle.toLowerCase());
}

/** Appearances of whole names, in any order of their words and without official words: "Ferreira, Sol (help desk)". */
function looksOfPerson(readingsOfName: string[]): string[] {
  return readingsOfName.flatMap((reading) => {
    const words = wordsOf(reading);
    const own = words.filter((word) => !duties.has(word) && !fillers.has(word));
    return [words.join(""), words.toSorted().join(""), own.toSorted().join("")];
  });
}

/** Appearances of people who must not be imitated: computed once, compared with many names. */
export function looksOfPeople(names: readonly string[]): Set<string> {
  const all = names.flatMap((name) => looksOfPerson(looksOf(name)));
  return new Set(all.filter((look) => look !== ""));
}

export function looksLike(name: string, people: ReadonlySet<string>): boolean {
  return looksOfPerson(readings(name)).some((look) => people.has(look));
}

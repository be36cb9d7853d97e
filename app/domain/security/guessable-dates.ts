/** Recognises dates in their usual spellings: `2026-11-29`, `29.11.2026`, `November 29, 2026`, `29nov26 11:30`. */

/** The languages people here write dates in; `Intl` supplies long and short names. */
const LANGUAGES = "en de fr es it pt nl pl sv da nb fi cs tr".split(" ");

const MONTHS = namesOf(12, (n) => new Date(Date.UTC(2026, n, 15)), "month");
const WEEKDAYS = namesOf(7, (n) => new Date(Date.UTC(2026, 10, 2 + n)), "weekday");
const SMALL_WORDS =
  "st nd rd th of the on at am pm utc h den der die le la el il de do du di del".split(" ");

function namesOf(count: number, at: (n: number) => Date, part: "month" | "weekday"): Set<string> {
  const names = LANGUAGES.flatMap((language) =>
    (["long", "short"] as const).flatMap((style) => {
      const format = new Intl.DateTimeFormat(language, { [part]: style, timeZone: "UTC" });
      return Array.from({ length: count }, (_, n) => bare(format.format(at(n))));
    }),
  );
  return new Set(names.filter((name) => name.length >= 3));
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^\p{Ll}]/gu, "");
}

/** Whether the text is one date, perhaps with a time, and few other signs. `text` is in lower case. */
export function isDate(text: string): boolean {
  const words = (text.match(/\p{L}\p{M}*(?:\p{L}|\p{M})*/gu) ?? []).map(bare);
  const numbers = text.match(/\d+/g) ?? [];
  const named = words.some((word) => MONTHS.has(word));
  const known = (word: string) =>
    MONTHS.has(word) || WEEKDAYS.has(word) || SMALL_WORDS.includes(word) || /^[tz]$/.test(word);
  const others = text.replace(/[\p{L}\p{M}\d\s.,:;/_'’()-]/gu, "");
  if (!words.every(known) || Array.from(others).length > 3) return false;
  return named ? numbers.join("").length <= 14 : readsAsDate(numbers);
}

function readsAsDate(numbers: readonly string[]): boolean {
  const [first = "", second, third, ...time] = numbers;
  if (second === undefined || third === undefined)
    return isWholeDate(first.slice(0, 8)) && isTime([first.slice(8), second ?? ""].join(""));
  const parts = [first, second, third];
  return parts.every((part) => part.length <= 4) && isDay(parts) && isTime(time.join(""));
}

/** Eight digits without separators, in the three usual orders. */
export function isWholeDate(digits: string): boolean {
  const cut = (...lengths: number[]) => {
    let at = 0;
    return lengths.map((length) => digits.slice(at, (at += length)));
  };
  return digits.length === 8 && [cut(4, 2, 2), cut(2, 2, 4)].some(isDay);
}

/** Year, month and day in an order that some country uses. */
function isDay(parts: readonly string[]): boolean {
  const [a = 0, b = 0, c = 0] = parts.map((part) => Number.parseInt(part, 10));
  const day = (value: number) => value >= 1 && value <= 31;
  const month = (value: number) => value >= 1 && value <= 12;
  const monthAndDay = (one: number, other: number) =>
    (month(one) && day(other)) || (day(one) && month(other));
  return (isYear(parts[0]) && monthAndDay(b, c)) || (isYear(parts[2]) && monthAndDay(a, b));
}

function isYear(text: string | undefined): boolean {
  return /^(1[89]|20)?\d\d$/.test(text ?? "");
}

function isTime(digits: string): boolean {
  return digits === "" || /^([01]?\d|2[0-4])([0-5]\d){0,2}$/.test(digits);
}

/** Replaces what differs from run to run in a recorded example: ids, keys, secrets, moments and lengths of time. Pure. */

/** Moments whose name looks ahead lie three days after the others. */
const AHEAD = /due|next|until|clear|available|ends/;
const NOW = "2026-12-01T11:15:00.000Z";
const LATER = "2026-12-04T11:15:00.000Z";

const ID = /\b([a-z]{3})_([0-9a-hjkmnp-tv-z]{26})\b/g;
const MOMENT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;
/** Moments in sentences, as notices write them. */
const DAY = /\d{1,2} [A-Z][a-z]{2} \d{4}(?:, \d\d:\d\d UTC)?/g;
const SIGNS = "abcdefghjkmnpqrstvwxyz";

/** Lists are cut: two items show what a third would. */
const MOST_ITEMS = 2;

export function madeUp<T extends object>(recorded: T): T {
  const ids = new Map<string, string>();
  const id = (found: string, prefix: string) => {
    const known = ids.get(found);
    if (known !== undefined) return known;
    const before = [...ids.keys()].filter((each) => each.startsWith(`${prefix}_`)).length;
    const made = `${prefix}_01kb8m3v9x4qz7w2e5r8t1y6h${SIGNS[before % SIGNS.length]}`;
    ids.set(found, made);
    return made;
  };
  const months: string[] = [];
  const month = (found: string) => {
    if (!months.includes(found)) months.push(found);
    return `2026-${10 + months.indexOf(found)}-01T00:00:00.000Z`;
  };
  const text = (name: string, value: string) =>
    (name === "month" ? month(value) : (FIXED[name] ?? value))
      .replace(ID, id)
      .replace(MOMENT, name === "month" ? "$&" : AHEAD.test(name) ? LATER : NOW)
      .replace(DAY, "1 Dec 2026, 11:15 UTC")
      .replace(/card_[\w-]{20}/g, "card_n0tARealCheckout0Page")
      .replace(/(farthing-(?:buyer|freelancer))-\w{10}/g, "$1-7c2k9m4q8x")
      .replace(
        /until=[^&]+&signature=[\w-]+/g,
        "until=2026-12-04T11%3A15%3A00.000Z&signature=n0tARealSignature",
      )
      .replace(/whsec_[\w+/=-]+/g, SECRET)
      .replace(/http:\/\/(localhost|127\.0\.0\.1)(:\d+)?/g, "https://farthing.example");
  const value = (name: string, each: unknown): unknown => {
    if (typeof each === "string") return text(name, each);
    if (typeof each === "number") return name.endsWith("_ms") ? 120 : each;
    if (Array.isArray(each)) return each.slice(0, MOST_ITEMS).map((one) => value(name, one));
    return typeof each === "object" && each !== null
      ? Object.fromEntries(Object.entries(each).map(([key, one]) => [key, value(key, one)]))
      : each;
  };
  return value("", recorded) as T;
}

/** The words "made up for this example", not a key of anybody. */
const SECRET = "whsec_bWFkZSB1cCBmb3IgdGhpcyBleGFtcGxl";

/** Where a list goes on is nobody's business to read. */
const FIXED: Readonly<Record<string, string>> = {
  next: "the-next-page",
  jws: "eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJsaW4ifQ.n0tARealSignature",
};

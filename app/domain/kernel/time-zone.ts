/** Time zones by their IANA names: the list to choose from, and the short name a moment is shown with. */

/** The zones a person can choose, `UTC` first. */
export const TIME_ZONES: readonly string[] = ["UTC", ...Intl.supportedValuesOf("timeZone")];

/** The zone as we store it; null for text that names none. An offset such as `+01:00` is none: it knows no summer time. */
export function findTimeZone(text: string): string | null {
  const name = text.trim();
  if (!/^[a-z][\w+/-]{1,60}$/i.test(name)) return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** Each knows the abbreviations of its own part of the world only: CET, EST, AEDT. */
const LOCALES = ["en-GB", "en-US", "en-AU"] as const;

/** A zone's formats take a quarter of a megabyte, so only so many zones are kept. */
const MOST_ZONES = 60;

type Names = readonly Intl.DateTimeFormat[];

const formats = new Map<string, Names>();

/** `CET`, `EST`, or `UTC+5:30` where English has no abbreviation; of summer time in summer. */
export function zoneName(at: Date, zone: string): string {
  if (zone === "UTC") return zone;
  for (const format of namesOf(zone)) {
    const part = format.formatToParts(at).find(({ type }) => type === "timeZoneName");
    if (part !== undefined && !/^GMT[+-]/.test(part.value)) return part.value;
  }
  const [first] = namesOf(zone);
  const offset = first?.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
  return offset.replace("GMT", "UTC").replace("-", "−");
}

function namesOf(zone: string): Names {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = LOCALES.map(
    (locale) => new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "short" }),
  );
  if (formats.size >= MOST_ZONES) formats.clear();
  formats.set(zone, made);
  return made;
}

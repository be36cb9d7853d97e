/** Compares a line of a file with the gig that is there: what differs, and what an update could do. Pure. */
import { gigLanguageName } from "#app/domain/catalog/language/gig-languages.ts";
import { isCurrency, formatMoney, money } from "#app/domain/kernel/money.ts";
import type { ImportRow } from "./import-line.ts";
import type { Remark, RemarkCode } from "./import-remarks.ts";
import { remark } from "./import-remarks.ts";
import { beginning } from "#app/domain/kernel/cut-text.ts";

/** The gig as it stands. Prices are micros; those of a gig with packages are of its basic one. */
export interface StandingGig {
  kind: "package" | "unit";
  state: string;
  title: string;
  description: string;
  categoryName: string;
  categoryKey: string | null;
  parentName: string | null;
  parentKey: string | null;
  tags: string[];
  currency: string;
  priceMicros: bigint;
  deliveryDays: number;
  unitName: string | null;
  language: string;
  /** Changed after the last import, as far as the store knows. */
  edited: boolean;
  /** It has packages besides the basic one, or extras. */
  more: boolean;
}

export type ComparedFate = "already_there" | "changed" | "edited" | "rejected";

/** Codes that `compare` adds; a new comparison replaces them. */
const COMPARED: readonly RemarkCode[] = [
  "already_there",
  "changed",
  "edited_since",
  "blocked_gig",
  "kind_differs",
  "currency_differs",
];

export function compare(
  row: ImportRow,
  gig: StandingGig,
  before: readonly Remark[],
): { fate: ComparedFate; remarks: Remark[] } {
  const kept = before.filter(({ code }) => !COMPARED.includes(code));
  const outcome = (fate: ComparedFate, ...found: Remark[]) => ({
    fate,
    remarks: [...kept, ...found],
  });
  if (row.kind !== gig.kind)
    return outcome("rejected", remark("kind_differs", kinds(gig.kind, row.kind)));
  if (row.currency !== gig.currency && gig.more)
    return outcome("rejected", remark("currency_differs", gig.currency));
  const changes = changesOf(row, gig);
  if (changes.length === 0) return outcome("already_there", remark("already_there"));
  const found = [remark("changed", changes.join("; "))];
  if (gig.edited) found.push(remark("edited_since"));
  if (gig.state === "blocked") found.push(remark("blocked_gig"));
  return outcome(gig.edited ? "edited" : "changed", ...found);
}

/** One sentence part for each field that differs, such as `price $10.00 → $25.00`. */
function changesOf(row: ImportRow, gig: StandingGig): string[] {
  const category = [
    labelOf(gig.parentName, gig.categoryName),
    labelOf(row.parentName, row.categoryName),
  ];
  const sameCategory = gig.categoryKey === row.categoryKey && gig.parentKey === row.parentKey;
  const fields: Array<[name: string, was: string, now: string]> = [
    [
      "price",
      priceOf(gig.priceMicros, gig.currency),
      priceOf(BigInt(row.priceMicros), row.currency),
    ],
    ["delivery", days(gig.deliveryDays), days(row.deliveryDays)],
    ["one piece", gig.unitName ?? "", row.unitName ?? ""],
    ["title", gig.title, row.title],
    // Lines of an earlier release say nothing of it.
    ["language", gigLanguageName(gig.language), gigLanguageName(row.language ?? gig.language)],
    ["category", category[0] ?? "", sameCategory ? (category[0] ?? "") : (category[1] ?? "")],
    ["tags", gig.tags.join(", "), row.tags.join(", ")],
    ["description", gig.description, row.description],
  ];
  return fields.flatMap(([name, was, now]) => {
    if (was === now) return [];
    const [old, fresh] = around(was, now);
    return [`${name} ${old} → ${fresh}`];
  });
}

const SHOWN = 60;

/** Both texts; of long ones the part that differs. */
function around(was: string, now: string): [string, string] {
  const short = was.length <= SHOWN && now.length <= SHOWN;
  // A sentence of its own gets quotes; figures and names need none.
  if (short && !/[.!?]$/.test(was + now)) return [was || "(none)", now || "(none)"];
  let from = 0;
  while (from < was.length && was[from] === now[from]) from += 1;
  const start = short ? 0 : Math.max(0, from - SHOWN / 3);
  return [part(was, start), part(now, start)];
}

function part(text: string, from: number): string {
  // Starts at a space, so that no character is cut in half.
  const begun = from === 0 ? text : text.slice(from).replace(/^\S*\s?/, "");
  const shown = beginning(begun, SHOWN);
  return `“${from === 0 ? "" : "…"}${shown}${shown === begun ? "" : "…"}”`;
}

function priceOf(micros: bigint, currency: string): string {
  return isCurrency(currency) ? formatMoney(money(micros, currency)) : `${micros} ${currency}`;
}

function days(count: number): string {
  return count === 1 ? "1 day" : `${count} days`;
}

function labelOf(parent: string | null, name: string): string {
  return parent === null ? name : `${parent} › ${name}`;
}

function kinds(there: string, line: string): string {
  return `as a ${there} gig, and the line says ${line}`;
}

/** The texts of an offer's form: how many lines it shows, and those of a version that it begins with. Pure. */
import type { ShownVersion } from "#app/domain/agreements/offer-page.ts";
import { decimal } from "#app/domain/kernel/money.ts";
import { MAX_AGREED_LINES } from "#app/domain/orders/agreed/agreed-quote.ts";

export type Values = Record<string, string>;

/** How many lines the form shows. */
export function rowsOf(values: Values): number {
  const sent = Number.parseInt(values["rows"] ?? "", 10);
  return Number.isInteger(sent) ? Math.min(Math.max(sent, 1), MAX_AGREED_LINES) : 1;
}

/** The form of the next version begins with what the current one says. */
export function valuesOf(version: ShownVersion): Values {
  const { title, brief, validDays, lines, funded } = version;
  const rows = lines.flatMap((line, place) => {
    const name = (field: string) => `line.${place + 1}.${field}`;
    return [
      [name("title"), line.title],
      [name("scope"), line.scope],
      [name("price"), decimal(line.priceMicros, 2)],
      [name("days"), `${line.days}`],
      [name("revisions"), `${line.revisions}`],
    ];
  });
  return {
    title,
    brief,
    validDays: `${validDays}`,
    funded: funded === lines.length ? "all" : "first",
    rows: `${lines.length}`,
    ...Object.fromEntries(rows),
  };
}

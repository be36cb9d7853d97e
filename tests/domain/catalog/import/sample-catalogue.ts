/** Catalogue files made for tests: rows, their CSV, and bytes in chunks. */
import { stringify } from "csv-stringify/sync";
import type { ImportFields } from "#app/domain/catalog/import/import-line.ts";

export function sampleRow(changes: Partial<ImportFields> = {}): ImportFields {
  return {
    freelancer: "kim",
    headline: "Painter",
    category: "Craft & Home",
    subcategory: "Walls",
    title: "Paint one wall in a colour",
    description: "Your wall, painted twice with a brush and a roller.",
    tags: "paint|wall",
    price: "25.50",
    currency: "USD",
    delivery_days: "3",
    unit: "job",
    kind: "package",
    seller_email: "",
    language: "",
    ...changes,
  };
}

/** `count` gigs by a tenth as many freelancers. */
export function manyRows(count: number): ImportFields[] {
  return Array.from({ length: count }, (_, n) =>
    sampleRow({
      freelancer: `painter-${n % Math.max(1, Math.floor(count / 10))}`,
      title: `Paint wall number ${n} in a colour`,
      subcategory: `Walls ${n % 7}`,
      price: n % 3 === 0 ? "0.0015" : `${n + 1}.25`,
      kind: n % 3 === 0 ? "unit" : "package",
      unit: n % 3 === 0 ? "wall" : "job",
    }),
  );
}

export function csvOf(rows: ImportFields[]): string {
  // The columns of addresses and languages are written where a row has one.
  const columns = Object.keys(sampleRow()).filter((name) =>
    name === "seller_email" || name === "language" ? rows.some((row) => row[name] !== "") : true,
  );
  return stringify(rows, { header: true, columns });
}

/** The file in chunks that respect neither lines nor characters. */
export async function* inPieces(
  content: string | Uint8Array,
  size = 1000,
): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

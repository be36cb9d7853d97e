/** Columns of a catalog file. Pure, so that the upload page can list them. */

export const REQUIRED_COLUMNS = [
  "freelancer",
  "category",
  "title",
  "description",
  "price",
  "currency",
  "delivery_days",
  "kind",
] as const;

export const OPTIONAL_COLUMNS = [
  "headline",
  "subcategory",
  "tags",
  "unit",
  "seller_email",
  "language",
] as const;

export type ImportColumn = (typeof REQUIRED_COLUMNS)[number] | (typeof OPTIONAL_COLUMNS)[number];

/** A column's name as a header may spell it: any case, spaces or dashes for underscores. */
export function columnNamed(header: string): string {
  return header
    .replace(/^\uFEFF/, "")
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
}

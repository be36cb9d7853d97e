/** SQL: finds a person's orders, offers and requests by the reference and metadata they gave. For the buyer's own side of a list only. */
import { tidyLine } from "#app/domain/kernel/tidy-text.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { keyWithValue } from "./own-facts.ts";

export interface OwnFilter {
  reference?: string | undefined;
  /** `key=value`. */
  metadata?: string | undefined;
}

/** Condition on the order `o`, or on another row with these columns. Refuses `invalid_input` for metadata without a value. */
export function ownCondition({ reference, metadata }: OwnFilter, row = "o") {
  const column = (name: string) => sql(`${row}.${name}`);
  const named =
    reference === undefined ? sql`true` : sql`${column("reference")} = ${tidyLine(reference)}`;
  if (metadata === undefined) return named;
  const fact =
    keyWithValue(metadata) ??
    refuse("invalid_input", {
      field: "metadata",
      sentence: "Write a key and its value: key=value.",
    });
  return sql`(${named} and ${column("metadata")} is not null and ${column("metadata")} @> ${JSON.stringify(fact)}::text::jsonb)`;
}

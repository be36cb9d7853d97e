/** The categories a gig can stand in. */
import { sql } from "#app/domain/store/store.ts";

export interface CategoryOption {
  id: string;
  /** `Design › Illustration`. */
  label: string;
}

/** Those without further ones beneath them, and top ones on their own, in the order of their labels. */
export async function categoryOptions(): Promise<CategoryOption[]> {
  return [
    ...(await sql<CategoryOption[]>`
      select c.id, coalesce(p.name || ' › ', '') || c.name as label
      from categories c left join categories p on p.id = c.parent_id order by lower(coalesce(p.name, c.name)), p.name nulls first, lower(c.name)`),
  ];
}

/** Reads the categories a gig can be put into, for the select field of the gig form and for the API. */
import { sql } from "#app/domain/store/store.ts";

export interface CategoryOption {
  id: string;
  /** `Design › Illustration`. */
  label: string;
}

/** Every category, subcategories with their parent's name in front, sorted by label. */
export async function categoryOptions(): Promise<CategoryOption[]> {
  return [
    ...(await sql<CategoryOption[]>`
      select c.id, coalesce(p.name || ' › ', '') || c.name as label
      from categories c left join categories p on p.id = c.parent_id order by lower(coalesce(p.name, c.name)), p.name nulls first, lower(c.name)`),
  ];
}

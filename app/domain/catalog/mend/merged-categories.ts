/** Finds gigs that an import of an earlier version put into a category of another name, because the slugs were equal. */
import { categoryKey } from "#app/domain/catalog/category-name.ts";
import { sql } from "#app/domain/store/store.ts";

export interface MergedGig {
  id: string;
  title: string;
  handle: string;
  /** Where it is. */
  category: string;
  /** Where its file said it belongs, beneath the same parent. */
  named: string;
  parentId: string | null;
}

/** A category of an earlier version whose name has a sign that its slug lost; it may hold gigs of several names. */
export interface DoubtfulCategory {
  id: string;
  name: string;
  gigs: number;
}

/** Only imports whose lines are kept know what was named: those of adjusted lines. */
export async function mergedGigs(limit: number): Promise<MergedGig[]> {
  const rows = await sql<MergedGig[]>`
    select g.id, g.title, u.handle, c.name as category, l.row->>'categoryName' as named, c.parent_id as "parentId"
    from gig_import_lines l join gigs g on g.id = l.row->>'gigId' and g.category_id = l.row->>'categoryId'
      join categories c on c.id = g.category_id join users u on u.id = g.freelancer_id
    where l.fate = 'adjusted' and l.row ? 'categoryId' and lower(c.name) <> lower(l.row->>'categoryName')
    order by g.id limit ${limit}`;
  return rows.filter(({ category, named }) => categoryKey(category) !== categoryKey(named));
}

/** Spelled with `+` or `#`, and with an id that does not say so. */
export async function doubtfulCategories(limit: number): Promise<DoubtfulCategory[]> {
  return [
    ...(await sql<DoubtfulCategory[]>`
      select c.id, coalesce(p.name || ' › ', '') || c.name as name, count(*)::int as gigs
      from categories c join gigs g on g.category_id = c.id left join categories p on p.id = c.parent_id
      where c.name ~ '[+#]' and c.id !~ '(plus|sharp)' group by 1, 2 order by gigs desc limit ${limit}`),
  ];
}

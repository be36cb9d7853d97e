/** The categories an import names: which are new, which names are taken as the same, and writing the new ones. */
import { categoryKey, freeCategoryId } from "#app/domain/catalog/category-name.ts";
import { keyCategories } from "#app/domain/catalog/category-keys.ts";
import { slugOf } from "#app/domain/catalog/category-slug.ts";
import type { Tx as TxSql } from "#db/client.server.ts";
import type { NewCategory, SameCategory } from "./import-findings.ts";

/** A category as the lines of a file name it; `parent` is null for one at the top. */
export interface NamedCategory {
  parent: string | null;
  name: string;
  lines: number;
}

interface StoredCategory {
  id: string;
  parentId: string | null;
  name: string;
  nameKey: string | null;
}

/** Categories listed in a preview. */
const LISTED = 200;

export interface CategoryFindings {
  newCategories: NewCategory[];
  sameCategories: SameCategory[];
  /** Also those that are not listed. */
  created: number;
}

/** What the lines of an import would do to the categories. Writes nothing but missing keys. */
export async function findCategories(tx: TxSql, importId: string): Promise<CategoryFindings> {
  await keyCategories(tx);
  return categoryFindings(await namedIn(tx, importId), await storedCategories(tx));
}

/** Pure: compares names by `categoryKey`; those with the same slug only are listed beside each other. */
export function categoryFindings(
  named: readonly NamedCategory[],
  stored: readonly StoredCategory[],
): CategoryFindings {
  const names = new Map(stored.map(({ id, name }) => [id, name]));
  /** Key of parent and name → the spelling that counts. */
  const spellings = new Map<string, string>();
  const put = (parent: string | null, name: string) => {
    const key = pathKey(parent, name);
    if (!spellings.has(key)) spellings.set(key, label(parent, name));
    return key;
  };
  for (const { parentId, name, nameKey } of stored)
    if (nameKey !== null) put(parentId === null ? null : (names.get(parentId) ?? null), name);
  const known = new Set(spellings.keys());
  const fresh = new Map<string, NewCategory>();
  const same: SameCategory[] = [];
  for (const { parent, name, lines } of withParents(named)) {
    const key = put(parent, name);
    const category = spellings.get(key) ?? "";
    if (category !== label(parent, name))
      same.push({ spelled: label(parent, name), category, lines });
    if (known.has(key)) continue;
    const before = fresh.get(key)?.lines ?? 0;
    fresh.set(key, { name: category, lines: before + lines, beside: [] });
  }
  const lookalikes = Map.groupBy(spellings.values(), slugOf);
  const found = [...fresh.values()].map((each) => ({
    ...each,
    beside: (lookalikes.get(slugOf(each.name)) ?? []).filter((other) => other !== each.name),
  }));
  const byLikeness = found.toSorted((a, b) => b.beside.length - a.beside.length);
  return {
    newCategories: byLikeness.slice(0, LISTED),
    sameCategories: same.slice(0, LISTED),
    created: found.length,
  };
}

/** Writes the categories that lines of these fates need and that are not there; the caller holds the imports' lock. */
export async function writeCategories(
  tx: TxSql,
  importId: string,
  fates: readonly string[],
): Promise<void> {
  await keyCategories(tx);
  const stored = await storedCategories(tx);
  const taken = new Set(stored.map(({ id }) => id));
  const names = new Map(stored.map(({ id, name }) => [id, name]));
  const ids = new Map<string, string>();
  for (const { id, parentId, name, nameKey } of stored)
    if (nameKey !== null)
      ids.set(pathKey(parentId === null ? null : (names.get(parentId) ?? null), name), id);
  const written: Array<StoredCategory & { nameKey: string }> = [];
  for (const { parent, name } of withParents(await namedIn(tx, importId, fates))) {
    const key = pathKey(parent, name);
    if (ids.has(key)) continue;
    const parentId = parent === null ? null : (ids.get(pathKey(null, parent)) ?? null);
    const id = freeCategoryId(name, parentId, taken);
    taken.add(id);
    ids.set(key, id);
    written.push({ id, parentId, name, nameKey: categoryKey(name) });
  }
  await tx`
    insert into categories (id, parent_id, name, name_key)
    select id, parent_id, name, name_key from jsonb_to_recordset(${JSON.stringify(
      written.map((row) => ({
        id: row.id,
        parent_id: row.parentId,
        name: row.name,
        name_key: row.nameKey,
      })),
    )}::text::jsonb) as c(id text, parent_id text, name text, name_key text)`;
}

/** Each named category, after its parent; a parent counts its own lines only. */
function withParents(named: readonly NamedCategory[]): NamedCategory[] {
  const tops = named.flatMap(({ parent }) =>
    parent === null ? [] : [{ parent: null, name: parent, lines: 0 }],
  );
  const once = new Map(tops.map((top) => [top.name, top]));
  return [...once.values(), ...named];
}

async function namedIn(
  tx: TxSql,
  importId: string,
  fates: readonly string[] = ["ready", "adjusted", "changed", "edited", "already_there"],
): Promise<NamedCategory[]> {
  return tx<NamedCategory[]>`
    select row->>'parentName' as parent, row->>'categoryName' as name, count(*)::int as lines from gig_import_lines
    where import_id = ${importId} and fate = any (${[...fates]}::text[])
    group by 1, 2 order by min(line)`;
}

async function storedCategories(tx: TxSql): Promise<StoredCategory[]> {
  return tx<StoredCategory[]>`
    select id, parent_id as "parentId", name, name_key as "nameKey" from categories order by id`;
}

function pathKey(parent: string | null, name: string): string {
  return parent === null ? categoryKey(name) : `${categoryKey(parent)}\0${categoryKey(name)}`;
}

function label(parent: string | null, name: string): string {
  return parent === null ? name : `${parent} › ${name}`;
}

/** Staff move a gig to another category, which is made when it is not there yet. */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { keyCategories } from "#app/domain/catalog/category-keys.ts";
import {
  CATEGORY_MAX,
  categoryKey,
  freeCategoryId,
  tidyCategoryName,
} from "#app/domain/catalog/category-name.ts";
import { slugOf } from "#app/domain/catalog/category-slug.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";

export interface MoveToCategoryInput {
  key: string;
  id: string;
  /** A category that is there, or the parent of the named one; null for the top. */
  categoryId: string | null;
  /** Name of the category beneath `categoryId`; empty for that category itself. */
  name: string;
}

/**
 * Refuses `not_found` (also for everybody but staff), `unknown_category`, and `invalid_input` for a name without letters. The
 * gig keeps its state, its version rises, and its freelancer is told.
 */
export async function moveToCategory(
  actor: UserActor,
  { key, id, categoryId, name }: MoveToCategoryInput,
): Promise<Outcome<{ id: string; categoryId: string }>> {
  requireAbility(actor, "catalog.move_to_category");
  const tidy = tidyCategoryName(name);
  if (tidy !== "" && (tidy.length > CATEGORY_MAX || slugOf(tidy) === ""))
    refuse("invalid_input", {
      field: "name",
      sentence: `A category needs letters or digits, and at most ${CATEGORY_MAX} characters.`,
    });
  const input = { id, categoryId, name: tidy };
  return command({ name: "catalog.move_to_category", actor, key, input }, async (tx) => {
    const [gig] = await tx.sql<{ freelancerId: string; title: string; claimed: boolean }[]>`
      select g.freelancer_id as "freelancerId", g.title, u.state <> 'unclaimed' as claimed
      from gigs g join users u on u.id = g.freelancer_id where g.id = ${id} for no key update of g`;
    const { freelancerId, title, claimed } = found(gig);
    const target = await targetOf(tx, categoryId, tidy);
    const { count } = await tx.sql`
      update gigs set category_id = ${target}, version = version + 1, updated_at = ${tx.command.at}, command_id = ${tx.command.id}
      where id = ${id} and category_id <> ${target}`;
    const [moved] = await tx.sql<
      { name: string }[]
    >`select name from categories where id = ${target}`;
    const payload = { userId: freelancerId, title, change: found(moved).name };
    if (claimed && count > 0) await enqueue(tx, [{ name: "gig.moved", subjectId: id, payload }]);
    return { id, categoryId: target };
  });
}

/** The category's id; one that is named and missing is made, once also by two at the same time. */
async function targetOf(tx: Tx, parentId: string | null, name: string): Promise<string> {
  await keyCategories(tx.sql);
  const [parent] = await tx.sql<{ id: string; parentId: string | null }[]>`
    select id, parent_id as "parentId" from categories where id = ${parentId}`;
  if (parentId !== null && parent === undefined) refuse("unknown_category", { field: "category" });
  if (name === "") return parent?.id ?? refuse("unknown_category", { field: "category" });
  if (parent !== undefined && parent.parentId !== null)
    refuse("unknown_category", { field: "category" });
  const nameKey = categoryKey(name);
  const ids = await tx.sql<{ id: string }[]>`select id from categories`;
  const id = freeCategoryId(name, parentId, new Set(ids.map((row) => row.id)));
  await tx.sql`
    insert into categories (id, parent_id, name, name_key) values (${id}, ${parentId}, ${name}, ${nameKey})
    on conflict do nothing`;
  const [made] = await tx.sql<{ id: string }[]>`
    select id from categories where coalesce(parent_id, '') = coalesce(${parentId}, '') and name_key = ${nameKey}`;
  return made?.id ?? refuse("busy");
}

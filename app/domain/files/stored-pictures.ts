/** The rows of people's pictures: who has which, and the steps that replace and remove one. */
import type { Tx } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { sql } from "#app/domain/store/store.ts";

/** Keys of the two sizes in the file store. */
export interface PictureKeys {
  smallKey: string;
  largeKey: string;
}

/** The id of the picture of the person in `alias`, a row of `users`: a part of a query. Null unless the person is active. */
export function pictureOf(alias: string) {
  return sql`(
    select p.id from profile_pictures p
    where p.user_id = ${sql(`${alias}.id`)} and p.small_key is not null and ${sql(`${alias}.state`)} = 'active')`;
}

/** The same, also of people who are not active: for staff. */
export function heldPictureOf(alias: string) {
  return sql`(
    select p.id from profile_pictures p where p.user_id = ${sql(`${alias}.id`)} and p.small_key is not null)`;
}

/** A step. The caller has locked the person. Returns the picture's id. */
export async function keepPicture(tx: Tx, userId: string, keys: PictureKeys): Promise<string> {
  const id = newId("picture");
  await tx.sql`
    insert into profile_pictures (id, user_id, small_key, large_key, saved_at, command_id)
    values (${id}, ${userId}, ${keys.smallKey}, ${keys.largeKey}, ${tx.command.at}, ${tx.command.id})`;
  return id;
}

/**
 * A step: the person has no picture afterwards. Returns the keys whose bytes the caller's door deletes once this is committed;
 * bytes that stay behind are removed within a day. The caller has locked the person.
 */
export async function dropPicture(tx: Tx, userId: string): Promise<string[]> {
  const [gone] = await tx.sql<PictureKeys[]>`
    with gone as (
      select id, small_key, large_key from profile_pictures where user_id = ${userId} and small_key is not null
    )
    update profile_pictures p set small_key = null, large_key = null, command_id = ${tx.command.id}
    from gone where p.id = gone.id
    returning gone.small_key as "smallKey", gone.large_key as "largeKey"`;
  return gone === undefined ? [] : [gone.smallKey, gone.largeKey];
}

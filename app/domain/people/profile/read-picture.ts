/** Finds a person's picture for anybody who knows its address. */
import { isId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";

export type PictureSize = "small" | "large";

/** The key in the file store. Refuses `not_found` for a replaced or removed picture, and for people who are not active. */
export async function readPicture(id: string, size: PictureSize): Promise<string> {
  if (!isId("picture", id)) refuse("not_found");
  const [row] = await sql<Array<Record<PictureSize, string>>>`
    select p.small_key as small, p.large_key as large
    from profile_pictures p join users u on u.id = p.user_id
    where p.id = ${id} and p.small_key is not null and u.state = 'active'`;
  return found(row)[size];
}

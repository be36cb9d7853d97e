/** Parts of queries that read shown pictures. The keys of the file store are never among what they read. */
import { sql } from "#app/domain/store/store.ts";

/** The picture in `alias`, a row of `shown_pictures`, as a `ShownPicture`. */
export function shownIn(alias: string) {
  const row = sql(alias);
  return sql`json_build_object('id', ${row}.id, 'alt', ${row}.alt, 'width', ${row}.width, 'height', ${row}.height,
    'colour', ${row}.colour, 'files', ${row}.files)`;
}

/** The cover of the gig in `alias`: the first picture of it that is ready. Null without one. */
export function coverOf(alias: string) {
  return sql`(
    select ${shownIn("cover")} from shown_pictures cover
    where cover.gig_id = ${sql(`${alias}.id`)} and cover.state = 'ready' order by cover.position, cover.id limit 1)`;
}

/** Every picture of the gig in `alias` that is ready, the cover first, as an array. */
export function galleryOf(alias: string) {
  return sql`coalesce((
    select json_agg(${shownIn("picture")} order by picture.position, picture.id) from shown_pictures picture
    where picture.gig_id = ${sql(`${alias}.id`)} and picture.state = 'ready'), '[]'::json)`;
}

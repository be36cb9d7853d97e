/** The pictures among the files of a task's deliveries, which a freelancer may ask to show. */
import type { Tx } from "#app/domain/commands/command.ts";
import { sql } from "#app/domain/store/store.ts";

export interface DeliveredPicture {
  id: string;
  name: string;
  thumbnail: string | null;
}

const KINDS = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"];

/** Newest first. The caller has checked that the viewer is a party of the task. */
export async function deliveredPictures(
  taskId: string,
  reader: Tx["sql"] | typeof sql = sql,
): Promise<DeliveredPicture[]> {
  return reader<DeliveredPicture[]>`
    select f.id, f.name, (select min(small.id) from files small where small.subject_id = f.id) as thumbnail
    from files f
    where f.subject_id in (select d.command_id from deliveries d where d.task_id = ${taskId})
      and f.media_type = any(${KINDS}::text[])
    order by f.id desc limit 50`;
}

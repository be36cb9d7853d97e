/** Lists files and checks who may read one: the two parties of its task or order, and staff. */
import { requireParty } from "#app/domain/access/require-ability.ts";
import type { Parties } from "#app/domain/access/party.ts";
import { asc, inArray } from "drizzle-orm";
import { isId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { db, sql } from "#app/domain/store/store.ts";
import { files } from "#db/schema/files.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";

/** A file as pages list it; its bytes are at `/files/:id`. */
export interface FileFacts {
  id: string;
  subjectId: string;
  name: string;
  mediaType: string;
  bytes: number;
  createdAt: Date;
}

/** The files of deliveries or statements, oldest first. The caller has checked that the viewer may see these. */
export async function filesOf(subjectIds: readonly string[]): Promise<FileFacts[]> {
  if (subjectIds.length === 0) return [];
  const { id, subjectId, name, mediaType, bytes, createdAt } = files;
  return db()
    .select({ id, subjectId, name, mediaType, bytes, createdAt })
    .from(files)
    .where(inArray(files.subjectId, [...subjectIds]))
    .orderBy(asc(files.id));
}

export interface ReadableFile {
  id: string;
  name: string;
  mediaType: string;
  bytes: number;
  storageKey: string;
}

/** One file the viewer may read. Refuses `not_found` for missing and for other people's files alike. */
export async function fileFor(viewer: Viewer, id: string): Promise<ReadableFile> {
  if (!isId("file", id)) refuse("not_found");
  const [row] = await sql<Array<ReadableFile & Required<Parties> & { orderStands: boolean }>>`
    select f.id, f.name, f.media_type as "mediaType", f.bytes::float8 as bytes, f.storage_key as "storageKey",
           coalesce(t.buyer_id, o.buyer_id) as "buyerId", coalesce(t.freelancer_id, o.freelancer_id) as "freelancerId",
           not exists (select from order_fillings g where g.id = f.order_id and g.state in ('filling', 'returning', 'returned'))
             as "orderStands"
    from files f left join tasks t on t.id = f.task_id left join orders o on o.id = f.order_id
    where f.id = ${id}`;
  const { buyerId, freelancerId, orderStands, ...file } = found(row);
  const party = requireParty(viewer, "files.read", { buyerId, freelancerId });
  // A large order does not exist for the freelancer until it stands.
  if (party === "freelancer" && !orderStands) refuse("not_found");
  return file;
}

/** The keys without a row in `files` or in a draft: bytes left in the store by failed commands and by deleted drafts. */
export async function unknownStorageKeys(keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const rows = await sql<{ key: string }[]>`
    select k.key from unnest(${[...keys]}::text[]) k(key)
    where not exists (select from files f where f.storage_key = k.key)
      and not exists (select from draft_files d where d.storage_key = k.key)`;
  return rows.map(({ key }) => key);
}

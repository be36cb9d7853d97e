/** Lists files and checks who may read one: the two parties of its task, and staff. */
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
  const [row] = await sql<Array<ReadableFile & Required<Parties>>>`
    select f.id, f.name, f.media_type as "mediaType", f.bytes::float8 as bytes, f.storage_key as "storageKey",
           t.buyer_id as "buyerId", t.freelancer_id as "freelancerId"
    from files f join tasks t on t.id = f.task_id
    where f.id = ${id}`;
  const { buyerId, freelancerId, ...file } = found(row);
  requireParty(viewer, "files.read", { buyerId, freelancerId });
  return file;
}

/** The keys without a row in `files`: bytes left in the store by failed commands. */
export async function unknownStorageKeys(keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const rows = await sql<{ key: string }[]>`
    select k.key from unnest(${[...keys]}::text[]) k(key)
    where not exists (select from files f where f.storage_key = k.key)`;
  return rows.map(({ key }) => key);
}

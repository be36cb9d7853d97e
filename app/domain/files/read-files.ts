/** Lists files and checks who may read one: the parties of its task or order and staff, the people of its thread or offer, readers of its request. */
import { actsFor, personOf } from "#app/domain/access/party.ts";
import { requireAbility, requireParty } from "#app/domain/access/require-ability.ts";
import type { Parties } from "#app/domain/access/party.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { recordPartyRead } from "#app/domain/oversight/record-read.ts";
import { sql } from "#app/domain/store/store.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";

/** A file as pages list it; its bytes are at `/files/:id`. */
export interface FileFacts {
  id: string;
  subjectId: string;
  name: string;
  mediaType: string;
  bytes: number;
  createdAt: Date;
  thumbnail: string | null;
}

/** A file as a delivery lists it. */
export interface AttachedFile {
  id: string;
  name: string;
  bytes: number;
  /** The id of its thumbnail, which is a file as well; null for files that are no pictures. */
  thumbnail: string | null;
}

/** The files whose subject is in `column`, as a JSON array of `AttachedFile`: a part of a query. */
export function filesOfCommand(column: string) {
  return sql`coalesce((
    select json_agg(json_build_object('id', f.id, 'name', f.name, 'bytes', f.bytes, 'thumbnail', ${thumbnailOf("f.id")}) order by f.id)
    from files f where f.subject_id = ${sql(column)}), '[]'::json)`;
}

/** A thumbnail is a file whose subject is the picture. */
function thumbnailOf(column: string) {
  return sql`(select min(small.id) from files small where small.subject_id = ${sql(column)})`;
}

/** The files of deliveries or statements, oldest first. The caller has checked that the viewer may see these. */
export async function filesOf(subjectIds: readonly string[]): Promise<FileFacts[]> {
  if (subjectIds.length === 0) return [];
  return sql<FileFacts[]>`
    select f.id, f.subject_id as "subjectId", f.name, f.media_type as "mediaType", f.bytes::float8 as bytes,
           f.created_at as "createdAt", ${thumbnailOf("f.id")} as thumbnail
    from files f where f.subject_id = any(${[...subjectIds]}::text[]) order by f.id`;
}

export interface ReadableFile {
  id: string;
  name: string;
  mediaType: string;
  bytes: number;
  storageKey: string;
}

interface FileStanding {
  orderStands: boolean;
  /** The request or the offer the file belongs to, instead of a task or an order. */
  requestId: string | null;
  offerId: string | null;
  /** The order of the file, or the one that its request or offer became. */
  orderId: string | null;
  requestedBy: string;
  requestOpen: boolean;
  hasProposed: boolean;
}

type StandingFile = ReadableFile & Required<Parties> & FileStanding;

/** One file the viewer may read. Refuses `not_found` for missing and for other people's files alike. */
export async function fileFor(viewer: Viewer, id: string): Promise<ReadableFile> {
  if (!isId("file", id)) refuse("not_found");
  const sent = await messageFile(viewer, id);
  if (sent !== null) return sent;
  const [row] = await sql<StandingFile[]>`
    select f.id, f.name, f.media_type as "mediaType", f.bytes::float8 as bytes, f.storage_key as "storageKey",
           coalesce(t.buyer_id, o.buyer_id, v.buyer_id) as "buyerId", coalesce(t.freelancer_id, o.freelancer_id, v.freelancer_id) as "freelancerId",
           not exists (select from order_fillings g where g.id = f.order_id and g.state in ('filling', 'returning', 'returned'))
             as "orderStands", f.request_id as "requestId", f.offer_id as "offerId", o.id as "orderId",
           q.buyer_id as "requestedBy", q.state = 'open' as "requestOpen",
           exists (select from proposals p where p.request_id = q.id and p.freelancer_id = ${personOf(viewer)})
             as "hasProposed"
    from files f left join buyer_requests q on q.id = f.request_id left join offers v on v.id = f.offer_id
    left join tasks t on t.id = f.task_id left join orders o on o.id = coalesce(f.order_id, q.order_id, v.order_id)
    where f.id = ${id}`;
  const standing = found(row);
  const { buyerId, freelancerId, orderStands, requestId, offerId, orderId, ...more } = standing;
  const { requestedBy: _by, requestOpen: _open, hasProposed: _has, ...file } = more;
  if (requestId !== null && isReaderOfRequest(viewer, standing)) return file;
  if (requestId !== null && orderId === null) refuse("not_found");
  // Before it is an order, an offer is for its two people only, as its page is.
  if (offerId !== null && orderId === null) {
    requireParty(viewer, "offers.read", { buyerId, freelancerId });
    return file;
  }
  const party = requireParty(viewer, "files.read", { buyerId, freelancerId });
  // A large order does not exist for the freelancer until it stands.
  if (party === "freelancer" && !orderStands) refuse("not_found");
  await recordPartyRead(viewer, party, {
    what: "file",
    subject: id,
    of: { buyerId, freelancerId },
  });
  return file;
}

function isReaderOfRequest(viewer: Viewer, standing: FileStanding): boolean {
  requireAbility(viewer, "requests.read");
  const { requestOpen, hasProposed, requestedBy } = standing;
  return requestOpen || hasProposed || actsFor(viewer, requestedBy);
}

/** A file of a message: null when the file belongs to no thread; `not_found` for all but its two people. For staff see `messages/readable-file.ts`. */
async function messageFile(viewer: Viewer, id: string): Promise<ReadableFile | null> {
  const [row] = await sql<Array<ReadableFile & { people: string[] }>>`
    select f.id, f.name, f.media_type as "mediaType", f.bytes::float8 as bytes, f.storage_key as "storageKey",
           array[t.first_id, t.second_id] as people
    from files f join threads t on t.id = f.thread_id where f.id = ${id}`;
  if (row === undefined) return null;
  const { people, ...file } = row;
  if (!people.some((person) => actsFor(viewer, person))) refuse("not_found");
  requireAbility(viewer, "messages.read");
  return file;
}

/** The keys without a row in `files`, in a draft, in a form or of a person's picture: bytes left by failed commands and deleted drafts. */
export async function unknownStorageKeys(keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const rows = await sql<{ key: string }[]>`
    select k.key from unnest(${[...keys]}::text[]) with ordinality k(key, place)
    where not exists (select from files f where f.storage_key = k.key)
      and not exists (select from profile_pictures p where p.small_key = k.key)
      and not exists (select from profile_pictures p where p.large_key = k.key)
      and not exists (select from form_files d where d.storage_key = k.key or d.thumbnail->>'storageKey' = k.key)
      and not exists (select from shown_pictures s where s.source_key = k.key)
      and not exists (select from shown_pictures s where s.keys @> array[k.key])
      and not exists (select from draft_files d where d.storage_key = k.key or d.thumbnail->>'storageKey' = k.key)
    order by k.place`;
  return rows.map(({ key }) => key);
}

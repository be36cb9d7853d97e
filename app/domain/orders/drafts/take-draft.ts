/** Ends a draft: its order was placed and takes its files along, or it is given up. */
import type { Tx } from "#app/domain/commands/command.ts";
import type { ReceivedFile } from "#app/domain/files/received-file.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import type { DraftOf } from "./order-draft.ts";

export interface TakenFile extends ReceivedFile {
  /** The key of the question that it answers; empty for a file that comes with the brief. */
  question: string;
}

/** A step of placing an order: deletes the draft and returns the files named, by `fileMark`. Refuses `draft_file_gone`. */
export async function takeDraft(
  tx: Tx,
  { holder, gigId }: DraftOf,
  marks: readonly string[],
): Promise<TakenFile[]> {
  const of = tx.sql`holder = ${holder} and gig_id = ${gigId}`;
  // Pipelined. The draft is locked before its files are read: the same form sent again may be saving them.
  const [, taken] = await Promise.all([
    tx.sql`select from order_drafts where ${of} for update`,
    tx.sql<TakenFile[]>`
      select question, name, media_type as "mediaType", bytes::float8 as bytes, sha256, kept_sha256 as "keptSha256",
             storage_key as "storageKey", thumbnail
      from draft_files
      where ${of} and case question when '' then sha256 else question || ':' || sha256 end = any(${[...marks]}::text[])
      order by received_at, name`,
    tx.sql`delete from order_drafts where ${of}`,
  ]);
  if (taken.length < new Set(marks).size) refuse("draft_file_gone", { field: "files" });
  return [...taken];
}

/** Deletes the drafts of the holders for a gig, such as those left by a form that was sent twice. */
export async function dropDrafts(holders: readonly string[], gigId: string): Promise<void> {
  await sql`delete from order_drafts where holder = any(${[...holders]}::text[]) and gig_id = ${gigId}`;
}

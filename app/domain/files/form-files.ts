/** Files of forms that were refused or previewed, kept for the form's person until it is sent again. No command: nothing follows from it. */
import { wasSent } from "#app/domain/commands/was-sent.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import type { ReceivedFile } from "./received-file.ts";

/** A form is known by its idempotency key, which stays the same until it is carried out. */
export interface FormOf {
  holder: string;
  formKey: string;
}

export interface KeptFile {
  /** Hash of the bytes as sent. */
  sha256: string;
  name: string;
  bytes: number;
}

/** Files one person may have in forms; the oldest make room for the newest. */
const MOST_FILES = 100;

/** A file that the form has already is not stored again. */
export async function saveFormFiles(
  { holder, formKey }: FormOf,
  files: readonly ReceivedFile[],
): Promise<void> {
  await sql`
    insert into form_files (holder, form_key, sha256, name, media_type, bytes, kept_sha256, storage_key, thumbnail, received_at)
    select ${holder}, ${formKey}, r.sha256, r.name, r."mediaType", r.bytes, r."keptSha256", r."storageKey", nullif(r.thumbnail, 'null'),
           ${nowDate()}
    from json_to_recordset(${JSON.stringify(files)}::text::json)
      as r(sha256 text, name text, "mediaType" text, bytes bigint, "keptSha256" text, "storageKey" text, thumbnail jsonb)
    on conflict do nothing`;
  await sql`
    delete from form_files where storage_key in (
      select storage_key from form_files where holder = ${holder} order by received_at desc, storage_key offset ${MOST_FILES})`;
}

/** Those of the named ones that are still there, in the order they are named: a form sent again has the same input. */
export async function keptFormFiles(
  { holder, formKey }: FormOf,
  hashes: readonly string[],
): Promise<ReceivedFile[]> {
  if (hashes.length === 0) return [];
  return sql<ReceivedFile[]>`
    select name, media_type as "mediaType", bytes::float8 as bytes, sha256, kept_sha256 as "keptSha256", storage_key as "storageKey",
           thumbnail
    from form_files where holder = ${holder} and form_key = ${formKey} and sha256 = any(${[...hashes]}::text[])
    order by array_position(${[...hashes]}::text[], sha256)`;
}

/**
 * The files for a form's command. They stay until the daily sweep: the same form sent twice at once then has the same files. Of a form
 * that was carried out before the sweep, those that are gone are known by their hashes alone, which is what its key stands for.
 * Refuses `draft_file_gone`.
 */
export async function takeFormFiles(
  form: FormOf,
  hashes: readonly string[],
): Promise<ReceivedFile[]> {
  const files = await keptFormFiles(form, hashes);
  const wanted = [...new Set(hashes)];
  if (files.length === wanted.length) return files;
  if (!(await wasSent(form.holder, form.formKey)))
    refuse("draft_file_gone", {
      field: "files",
      sentence:
        "A file you had added is no longer stored, so nothing was sent. Look at the list of files and add it again.",
    });
  return wanted.map((sha256) => files.find((file) => file.sha256 === sha256) ?? goneFile(sha256));
}

/** Its command was carried out, so nothing is written from this any more. */
function goneFile(sha256: string): ReceivedFile {
  const nothing = { name: "", mediaType: "", bytes: 0, keptSha256: "", storageKey: "" };
  return { ...nothing, sha256, thumbnail: null };
}

const KEPT_HOURS = 24;

/** For the daily schedule; idempotent. Returns how many were deleted; bytes that no row names are deleted with the other unused ones. */
export async function forgetFormFiles(): Promise<number> {
  const { count } = await sql`
    delete from form_files where received_at < ${hoursAfter(nowDate(), -KEPT_HOURS)}`;
  return count;
}

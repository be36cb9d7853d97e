/** Saves the draft of an order: replaces its text, keeps the files still wanted, and adds new ones. */
import type { ReceivedFile } from "#app/domain/files/received-file.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { env } from "#app/env.server.ts";
import { fileMark } from "./file-mark.ts";
import type { DraftOf } from "./order-draft.ts";

/** Drafts one person may have; the oldest make room for the newest. */
const MOST_DRAFTS = 20;

export interface SavedDraft {
  brief: string;
  answers?: Record<string, string>;
  reference?: string;
  /** The files that stay, by `fileMark`; others of the draft are dropped. */
  keep: readonly string[];
  files: ReadonlyArray<ReceivedFile & { question?: string }>;
}

/**
 * One statement, so that the draft is saved as a whole or not. For a gig that was never public nothing is saved. Refuses
 * `too_many_files`: an order takes as many as one form.
 */
export async function saveOrderDraft({ holder, gigId }: DraftOf, draft: SavedDraft): Promise<void> {
  const { brief, answers = {}, reference = "", keep } = draft;
  const files = draft.files.map((file) => ({ question: "", ...file }));
  const wanted = [...new Set([...keep, ...files.map(fileMark)])];
  requireRoom(wanted);
  const at = nowDate();
  await sql`
    with draft as (
      insert into order_drafts (holder, gig_id, brief, answers, reference, saved_at)
      select ${holder}, id, ${brief}, ${JSON.stringify(answers)}::text::jsonb, ${reference}, ${at} from gigs where id = ${gigId} and state <> 'draft'
      on conflict (holder, gig_id) do update
        set brief = excluded.brief, answers = excluded.answers, reference = excluded.reference, saved_at = excluded.saved_at
      returning holder, gig_id
    ), dropped as (
      delete from draft_files where holder = ${holder} and gig_id = ${gigId}
        and case question when '' then sha256 else question || ':' || sha256 end <> all(${wanted}::text[])
    )
    insert into draft_files (holder, gig_id, question, sha256, name, media_type, bytes, kept_sha256, storage_key, thumbnail, received_at)
    select holder, gig_id, r.question, r.sha256, r.name, r."mediaType", r.bytes, r."keptSha256", r."storageKey", nullif(r.thumbnail, 'null'), ${at}
    from draft, json_to_recordset(${JSON.stringify(files)}::text::json)
      as r(question text, sha256 text, name text, "mediaType" text, bytes bigint, "keptSha256" text, "storageKey" text, thumbnail jsonb)
    on conflict do nothing`;
  await sql`
    delete from order_drafts where holder = ${holder} and gig_id in (
      select gig_id from order_drafts where holder = ${holder} order by saved_at desc, gig_id desc offset ${MOST_DRAFTS})`;
}

/** An order takes as many files with its brief as one form does, and as many for each answer. */
function requireRoom(wanted: readonly string[]): void {
  const most = env.uploadMaxFiles;
  const groups = Map.groupBy(wanted, (mark) => (mark.includes(":") ? mark.split(":")[0] : ""));
  for (const [question = "", { length }] of groups)
    if (length > most)
      refuse("too_many_files", {
        field: question === "" ? "files" : `answer.${question}`,
        sentence: `${question === "" ? "An order" : "An answer"} takes ${most} files, and this would be ${length}. Remove some, or put them into one zip file.`,
        facts: { max_files: `${most}` },
      });
}

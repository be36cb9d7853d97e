/** The draft of an order: what a person wrote and added for an order of a gig that is not placed yet. */
import { sql } from "#app/domain/store/store.ts";

/** The person's id and the gig; for a visitor, the hash of their token stands in place of the id. */
export interface DraftOf {
  holder: string;
  gigId: string;
}

export interface DraftFile {
  /** The key of the question that it answers; empty for a file that comes with the brief. */
  question: string;
  /** Hash of the bytes as sent. */
  sha256: string;
  name: string;
  bytes: number;
}

export interface OrderDraft {
  brief: string;
  /** Key of a question → the answer as typed. */
  answers: Record<string, string>;
  reference: string;
  files: DraftFile[];
  savedAt: Date;
}

/** The newest draft of any of the holders; null without one. */
export async function orderDraft(
  holders: readonly string[],
  gigId: string,
): Promise<OrderDraft | null> {
  const [row] = await sql<OrderDraft[]>`
    select d.brief, d.answers, d.reference, d.saved_at as "savedAt",
           coalesce((select json_agg(json_build_object('question', f.question, 'sha256', f.sha256, 'name', f.name, 'bytes', f.bytes) order by f.received_at, f.name)
                     from draft_files f where f.holder = d.holder and f.gig_id = d.gig_id), '[]'::json) as files
    from order_drafts d where d.holder = any(${[...holders]}::text[]) and d.gig_id = ${gigId}
    order by d.saved_at desc limit 1`;
  return row ?? null;
}

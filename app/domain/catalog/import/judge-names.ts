/** Rejects lines of new freelancers with a reserved or misleading name; freelancers who have an account keep theirs. */
import {
  isHandleReserved,
  isNameReserved,
  staffLooks,
} from "#app/domain/people/names/honest-name.ts";
import { mixedWord } from "#app/domain/people/names/mixed-scripts.ts";
import type { StaffLooks } from "#app/domain/people/names/honest-name.ts";
import type { Tx as TxSql } from "#db/client.server.ts";
import { remark } from "./import-remarks.ts";
import type { Remark } from "./import-remarks.ts";

interface NewHandle {
  handle: string;
  kept: boolean;
}

export async function markNames(tx: TxSql, importId: string): Promise<void> {
  const found = await tx<NewHandle[]>`
    select h.handle, exists (select from former_handles f
                             where lower(f.handle) = lower(h.handle) and f.kept_until > now()) as kept
    from (select distinct row->>'handle' as handle from gig_import_lines
          where import_id = ${importId} and fate <> 'rejected') h
    where not exists (select from users u where lower(u.handle) = lower(h.handle))`;
  const staff = await staffLooks(tx);
  const problems = found.flatMap((each) => {
    const problem = problemOf(each, staff);
    return problem === null ? [] : [{ handle: each.handle, remarks: [problem] }];
  });
  if (problems.length === 0) return;
  await tx`
    update gig_import_lines l set fate = 'rejected', remarks = l.remarks || p.remarks
    from jsonb_to_recordset(${JSON.stringify(problems)}::text::jsonb) as p(handle text, remarks jsonb)
    where l.import_id = ${importId} and l.fate <> 'rejected' and l.row->>'handle' = p.handle`;
}

/** An imported name is a handle and a name at once. */
function problemOf({ handle, kept }: NewHandle, staff: StaffLooks): Remark | null {
  if (kept) return remark("handle_kept", handle);
  if (mixedWord(handle) !== null) return remark("handle_mixed_scripts", handle);
  const reserved = isHandleReserved(handle, staff) || isNameReserved(handle, staff);
  return reserved ? remark("handle_reserved", handle) : null;
}

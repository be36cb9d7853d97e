/** Marks the payout accounts that money arrived at. A number that was only typed says nothing about its owner. */
import { decrypt, Undecipherable } from "#app/domain/kernel/encrypted-text.ts";
import { chunks } from "#app/domain/jobs/work-through.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { markPayoutAccounts } from "#app/domain/people/same-hands/hand-marks.ts";
import { sql } from "#app/domain/store/store.ts";

const BATCH = 500;

interface Method {
  methodId: string;
  userId: string;
  sealed: Uint8Array;
}

/** Returns how many were marked. Those of another `SECRET` cannot be read and stay without a mark. Safe at any time and in parallel. */
export async function markOldMethods({ signal }: { signal?: AbortSignal } = {}): Promise<number> {
  let marked = 0;
  for await (const methods of chunks<Method>((last) => unmarked(last?.methodId ?? ""))) {
    if (signal?.aborted === true) return marked;
    const readable = methods.flatMap(({ sealed, ...method }) => {
      const account = readAccount(sealed, method.userId);
      return account === null ? [] : [{ ...method, account }];
    });
    await markPayoutAccounts(sql, readable, nowDate());
    marked += readable.length;
  }
  return marked;
}

function unmarked(after: string): Promise<Method[]> {
  return sql<Method[]>`
    select m.id as "methodId", m.user_id as "userId", m.account_sealed as sealed from payout_methods m
    where m.id > ${after} and exists (select from payouts p where p.method_id = m.id and p.state = 'settled')
      and not exists (select from hand_marks h where h.user_id = m.user_id and h.kind = 'payout_account' and h.method_id = m.id)
    order by m.id limit ${BATCH}`;
}

function readAccount(sealed: Uint8Array, owner: string): string | null {
  try {
    return decrypt(sealed, owner);
  } catch (problem) {
    if (problem instanceof Undecipherable) return null;
    throw problem;
  }
}

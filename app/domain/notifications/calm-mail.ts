/**
 * The ten minutes that mails of one kind share (decision 21). Of security: the first mail leaves at once, later ones share one. Of
 * pieces of one order: all share one.
 */
import { firstIdAt } from "#app/domain/kernel/ids.ts";
import { sql } from "#app/domain/store/store.ts";
import { CATALOGUE } from "./catalogue.ts";

export const CALM_MS = 600_000;

/** The kinds of notices that share mails, as in `notices.kind`. */
const CALM_KINDS: readonly string[] = Object.entries(CATALOGUE).flatMap(([name, rows]) =>
  rows.filter(({ calm }) => calm === true).map(({ to }) => `${name} ${to}`),
);

export function isCalm(kind: string): boolean {
  return CALM_KINDS.includes(kind);
}

/** When the shared mail leaves: at the end of the ten minutes of the clock that contain `at`. */
export function sharedMailAt(at: Date): Date {
  return new Date((Math.floor(at.getTime() / CALM_MS) + 1) * CALM_MS);
}

/** After the interval's end, so that a worker that is writing a notice of the interval has written it. */
const GRACE_MS = 15_000;

/** When the mail of a group leaves: soon after the end of the ten minutes of the clock that contain `at`. */
export function gatheredMailAt(at: Date): Date {
  return new Date(sharedMailAt(at).getTime() + GRACE_MS);
}

/** A notice of the same kind with this id or a later one: its person was told in the ten minutes before `at`. */
export function calmFrom(at: Date): string {
  return firstIdAt("notice", new Date(at.getTime() - CALM_MS));
}

/** How many earlier notices share this one's mail: those of its ten minutes without a mail of their own. */
export async function sharedWith(notice: {
  id: string;
  userId: string;
  kind: string;
  at: Date;
}): Promise<number> {
  if (!isCalm(notice.kind)) return 0;
  const began = firstIdAt("notice", new Date(sharedMailAt(notice.at).getTime() - CALM_MS));
  const [row] = await sql<{ others: number }[]>`
    select count(*)::int as others from notices
    where user_id = ${notice.userId} and kind = ${notice.kind} and mailed_at is null
      and id >= ${began} and id < ${notice.id}`;
  return row?.others ?? 0;
}

/** The page of whatever a transfer was made for. */

const PATHS: Record<string, string> = {
  tsk_: "/tasks/",
  ord_: "/orders/",
  dep_: "/wallet/deposits/",
  pay_: "/wallet/payouts/",
};

/** Null when the subject has no page of its own. */
export function subjectPath(subjectId: string): string | null {
  const folder = PATHS[subjectId.slice(0, 4)];
  return folder === undefined ? null : `${folder}${subjectId}`;
}

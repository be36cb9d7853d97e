/** Address of the page about a transfer's subject (task, order, request, deposit or payout). */

const PATHS: Record<string, string> = {
  tsk_: "/tasks/",
  ord_: "/orders/",
  rqs_: "/requests/",
  dep_: "/wallet/deposits/",
  pay_: "/wallet/payouts/",
};

/** Null for subjects without a page. */
export function subjectPath(subjectId: string): string | null {
  const folder = PATHS[subjectId.slice(0, 4)];
  return folder === undefined ? null : `${folder}${subjectId}`;
}

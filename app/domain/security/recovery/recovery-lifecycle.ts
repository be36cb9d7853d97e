/** The lifecycle of a recovery without a factor, and when it tells the person. */
import type { Lifecycle } from "#app/domain/kernel/lifecycle.ts";
import { hoursAfter } from "#app/domain/kernel/clock.ts";

export type RecoveryState = "waiting" | "ready" | "done" | "stopped" | "lapsed";

/** `begin` by the mailed link; `open` and `lapse` by the clock; `stop` by the person; `finish` by the link after the wait. */
export const RECOVERY_LIFECYCLE = {
  begin: { from: [], to: ["waiting"] },
  open: { from: ["waiting"], to: ["ready"] },
  finish: { from: ["ready"], to: ["done"] },
  stop: { from: ["waiting", "ready"], to: ["stopped"] },
  lapse: { from: ["ready"], to: ["lapsed"] },
} as const satisfies Lifecycle<string, RecoveryState>;

/** Days after the beginning on which the person is told again; the first notices go out at once. */
const REMIND_ON_DAYS = [3, 7, 12];

/** The link at the end works for this long. */
export const READY_HOURS = 30 * 24;

/** The next moment the clock acts on a waiting recovery: the next notice, or the end of the wait. */
export function nextMoment({ begunAt, dueAt }: { begunAt: Date; dueAt: Date }, after: Date): Date {
  const reminders = REMIND_ON_DAYS.map((day) => hoursAfter(begunAt, day * 24));
  return reminders.find((at) => at > after && at < dueAt) ?? dueAt;
}

/** TABLE. Which event tells whom what: in plain words, with the amount, what happens next and what silence does. */
import type { EventName } from "#app/domain/events/events.ts";
import { BATCH_NOTICES } from "./batch-notices.ts";
import { DISPUTE_NOTICES } from "./dispute-notices.ts";
import { ENDING_NOTICES } from "./ending-notices.ts";
import { MONEY_NOTICES } from "./money-notices.ts";
import { SECURITY_NOTICES } from "./security-notices.ts";
import { SUSPENSION_NOTICES } from "./suspension-notices.ts";
import { TASK_NOTICES } from "./task-notices.ts";
import type { NoticeRow } from "./notice-row.ts";

/** Every event has its rows; one that nobody is told about says so: `[]`. */
export const CATALOGUE: Record<EventName, readonly NoticeRow[]> = {
  ...TASK_NOTICES,
  ...ENDING_NOTICES,
  ...BATCH_NOTICES,
  ...DISPUTE_NOTICES,
  ...MONEY_NOTICES,
  ...SECURITY_NOTICES,
  ...SUSPENSION_NOTICES,
};

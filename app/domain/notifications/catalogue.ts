/** TABLE. The notification catalogue: event and audience → words: the amount, the next step, and what inaction leads to. */
import type { EventName, ToldOf } from "#app/domain/events/events.ts";
import { ADDRESS_NOTICES } from "./address-notices.ts";
import { ACCOUNT_NOTICES } from "./account-notices.ts";
import { BATCH_NOTICES } from "./batch-notices.ts";
import { CHANGE_NOTICES } from "./change-notices.ts";
import { DISPUTE_NOTICES } from "./dispute-notices.ts";
import { ENDING_NOTICES } from "./ending-notices.ts";
import { GIG_NOTICES } from "./gig-notices.ts";
import { MESSAGE_NOTICES } from "./message-notices.ts";
import { MONEY_NOTICES } from "./money-notices.ts";
import { OFFER_NOTICES } from "./offer-notices.ts";
import { PORTFOLIO_NOTICES } from "./portfolio-notices.ts";
import { PROFILE_NOTICES } from "./profile-notices.ts";
import { REPORT_NOTICES } from "./report-notices.ts";
import { REQUEST_NOTICES } from "./request-notices.ts";
import { REVIEW_NOTICES } from "./review-notices.ts";
import { SECURITY_NOTICES } from "./security-notices.ts";
import { STAFF_NOTICES } from "./staff-notices.ts";
import { SUSPENSION_NOTICES } from "./suspension-notices.ts";
import { ORDER_NOTICES } from "./order-notices.ts";
import { TASK_NOTICES } from "./task-notices.ts";
import type { NoticeRow } from "./notice-row.ts";

/** Event → words, one row for each audience of its definition; `[]` for an event without a notice. */
const WORDS: { [N in EventName]: readonly NoticeRow<ToldOf<N>>[] } = {
  ...ORDER_NOTICES,
  ...TASK_NOTICES,
  ...ENDING_NOTICES,
  ...BATCH_NOTICES,
  ...CHANGE_NOTICES,
  ...OFFER_NOTICES,
  ...REQUEST_NOTICES,
  ...DISPUTE_NOTICES,
  ...REVIEW_NOTICES,
  ...MESSAGE_NOTICES,
  ...MONEY_NOTICES,
  ...SECURITY_NOTICES,
  ...PORTFOLIO_NOTICES,
  ...PROFILE_NOTICES,
  ...ADDRESS_NOTICES,
  ...ACCOUNT_NOTICES,
  ...SUSPENSION_NOTICES,
  ...GIG_NOTICES,
  ...REPORT_NOTICES,
  ...STAFF_NOTICES,
};

export const CATALOGUE: Record<EventName, readonly NoticeRow[]> = WORDS;

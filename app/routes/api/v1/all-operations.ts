/** All operations of the API, in the order the document shows them. */
import { ACCOUNT } from "./operations/account.ts";
import { ACCOUNT_SECURITY } from "./operations/account-security.ts";
import { BLOCKS } from "./operations/blocks.ts";
import { TIME_OFF } from "./operations/time-off.ts";
import { BATCHES } from "./operations/batches.ts";
import { CLOSING } from "./operations/closing.ts";
import { DELIVERING } from "./operations/delivering.ts";
import { DISPUTES } from "./operations/disputes.ts";
import { GIG_DRAFTS } from "./operations/gig-drafts.ts";
import { GIG_PICTURES } from "./operations/gig-pictures.ts";
import { GIGS } from "./operations/gigs.ts";
import { MARKET } from "./operations/market.ts";
import { MESSAGES } from "./operations/messages.ts";
import { MOVING_MONEY } from "./operations/moving-money.ts";
import { NOTICE_PREFERENCES } from "./operations/notice-preferences.ts";
import { OFFERS } from "./operations/offers.ts";
import { ORDERING } from "./operations/ordering.ts";
import { ORDER_CHANGES } from "./operations/order-changes.ts";
import { PICTURES } from "./operations/pictures.ts";
import { PORTFOLIO } from "./operations/portfolio.ts";
import { PROPOSALS } from "./operations/proposals.ts";
import { READING_EARNINGS } from "./operations/reading-earnings.ts";
import { READING_MONEY } from "./operations/reading-money.ts";
import { READING_OFFERS } from "./operations/reading-offers.ts";
import { READING_RECORDS } from "./operations/reading-records.ts";
import { READING_WORK } from "./operations/reading-work.ts";
import { READING_REVIEWS } from "./operations/reading-reviews.ts";
import { REPORTS } from "./operations/reports.ts";
import { REQUESTS } from "./operations/requests.ts";
import { REVIEWS } from "./operations/reviews.ts";
import { SANDBOX } from "./operations/sandbox.ts";
import { SELLERS } from "./operations/sellers.ts";
import { SAVED } from "./operations/saved.ts";
import { STAFF_BOOKS } from "./operations/staff-books.ts";
import { STAFF_CATALOG } from "./operations/staff-catalog.ts";
import { STAFF_COMMISSION } from "./operations/staff-commission.ts";
import { STAFF_DISPUTE_MESSAGES } from "./operations/staff-dispute-messages.ts";
import { STAFF_DISPUTES } from "./operations/staff-disputes.ts";
import { STAFF_IMPORTS } from "./operations/staff-imports.ts";
import { STAFF_INVITATIONS } from "./operations/staff-invitations.ts";
import { STAFF_OVERVIEW } from "./operations/staff-overview.ts";
import { STAFF_PAYMENTS } from "./operations/staff-payments.ts";
import { STAFF_PEOPLE } from "./operations/staff-people.ts";
import { STAFF_REPORTS } from "./operations/staff-reports.ts";
import { STAFF_REVIEWS } from "./operations/staff-reviews.ts";
import { STAFF_SUSPENSIONS } from "./operations/staff-suspensions.ts";
import { STATEMENT_SUMMARY } from "./operations/statement-summary.ts";
import { TASK_VERBS } from "./operations/task-verbs.ts";
import { WEBHOOKS } from "./operations/webhooks.ts";
import type { Operation } from "./operation.ts";

export const OPERATIONS: readonly Operation[] = [
  ...MARKET,
  ...SELLERS,
  ...ORDERING,
  ...READING_WORK,
  ...ORDER_CHANGES,
  ...SAVED,
  ...REQUESTS,
  ...PROPOSALS,
  ...TASK_VERBS,
  ...DELIVERING,
  ...BATCHES,
  ...DISPUTES,
  ...REVIEWS,
  ...READING_REVIEWS,
  ...READING_RECORDS,
  ...MESSAGES,
  ...REPORTS,
  ...READING_OFFERS,
  ...OFFERS,
  ...GIGS,
  ...GIG_DRAFTS,
  ...GIG_PICTURES,
  ...PORTFOLIO,
  ...READING_MONEY,
  ...STATEMENT_SUMMARY,
  ...READING_EARNINGS,
  ...MOVING_MONEY,
  ...ACCOUNT,
  ...NOTICE_PREFERENCES,
  ...PICTURES,
  ...BLOCKS,
  ...TIME_OFF,
  ...ACCOUNT_SECURITY,
  ...CLOSING,
  ...WEBHOOKS,
  ...SANDBOX,
  ...STAFF_OVERVIEW,
  ...STAFF_DISPUTES,
  ...STAFF_DISPUTE_MESSAGES,
  ...STAFF_REPORTS,
  ...STAFF_REVIEWS,
  ...STAFF_COMMISSION,
  ...STAFF_BOOKS,
  ...STAFF_PEOPLE,
  ...STAFF_SUSPENSIONS,
  ...STAFF_IMPORTS,
  ...STAFF_INVITATIONS,
  ...STAFF_CATALOG,
  ...STAFF_PAYMENTS,
];

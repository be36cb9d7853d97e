/** Job → its function; `domain/jobs/job-names.ts` says what each does. */
import { expireChanges } from "#app/domain/agreements/changes/expire-changes.ts";
import { expireRequests } from "#app/domain/agreements/requests/expire-requests.ts";
import { tellOfPassed } from "#app/domain/agreements/requests/tell-of-passed.ts";
import { tellOfRequests } from "#app/domain/agreements/requests/tell-of-requests.ts";
import { forgetRemovedSearches } from "#app/domain/catalog/saved/forget-saved.ts";
import { tellOfGigs } from "#app/domain/catalog/saved/tell-of-gigs.ts";
import { runDisputeDeadlines } from "#app/domain/disputes/deadlines.ts";
import { remindOfDisputes } from "#app/domain/disputes/remind.ts";
import { markOldMethods } from "#app/domain/payouts/mark-old-methods.ts";
import { markFactsInSameHands } from "#app/domain/reputation/mark-facts.ts";
import { markSameHands } from "#app/domain/reviews/mark-same-hands.ts";
import { remindOfReviews } from "#app/domain/reviews/remind-of-reviews.ts";
import { revealDue } from "#app/domain/reviews/reveal.ts";
import { forgetExpired } from "#app/domain/security/forget-expired.ts";
import { mailRecovery } from "#app/domain/security/recovery/mail-recovery.ts";
import { runRecoveries } from "#app/domain/security/recovery/run-recoveries.ts";
import { forgetFormFiles } from "#app/domain/files/form-files.ts";
import { forgetMessageDrafts } from "#app/domain/messages/message-drafts.ts";
import { forgetDrafts } from "#app/domain/orders/drafts/forget-drafts.ts";
import type { JobName } from "#app/domain/jobs/job-names.ts";
import { snapshotBalances } from "#app/domain/ledger/snapshot-balances.ts";
import { runBatches } from "#app/domain/batches/run-batches.ts";
import { runFillings } from "#app/domain/orders/fillings/run-fillings.ts";
import { closeAccounts } from "#app/domain/closings/close-accounts.ts";
import { forgetAddresses } from "#app/domain/closings/forget-addresses.ts";
import { sendInvitations } from "#app/domain/people/invitations/send-invitations.ts";
import { runDeadlines } from "#app/domain/tasks/deadlines.ts";
import { remindOfTasks } from "#app/domain/tasks/remind.ts";
import { forgetMarks } from "#app/domain/live/forget-marks.ts";
import { forgetDeliveries } from "#app/domain/webhooks/forget-deliveries.ts";
import { preparePictures } from "#app/processes/prepare-pictures.ts";
import { sendDueWebhooks } from "#app/processes/send-webhooks.ts";
import { mail } from "./mail.ts";
import { mailDigest } from "./mail-digest.ts";
import { proveBooks, proveNewBooks } from "./prove-books.ts";
import { importGigs, readGigImport, refreshWords } from "./gig-imports.ts";
import {
  clearEarnings,
  controlOf,
  deliverPretend,
  pollCards,
  pollBank,
  payRestedOnes,
  settleCards,
  submitOne,
  sweepEarnings,
} from "./money-jobs.ts";
import { progressOf } from "./progress.ts";
import { relay, relayMissed } from "./relay.ts";
import { sweepOrphanFiles } from "./sweep-orphan-files.ts";
import { expireOffers } from "#app/domain/agreements/expire-offers.ts";
import { tellOfUnconfirmed } from "#app/domain/agreements/tell-unconfirmed.ts";
import type { Job } from "./job.ts";

export const JOB_FUNCTIONS: Record<JobName, Job> = {
  relay,
  "relay-missed": relayMissed,
  "task-deadlines": async (_, facts) => {
    await runDeadlines(controlOf(facts, "carrying out deadlines"));
    await expireChanges(controlOf(facts, "ending unanswered changes"));
  },
  "task-reminders": async () => {
    await remindOfTasks();
    await remindOfDisputes();
  },
  "run-batches": (_, { signal }) => runBatches({ signal, after: progressOf("progress.batch") }),
  "run-fillings": (_, { signal }) => runFillings({ signal, after: progressOf("progress.order") }),
  "dispute-deadlines": async (_, facts) => {
    await runDisputeDeadlines(controlOf(facts, "carrying out disputes' deadlines"));
  },
  "offer-deadlines": async (_, facts) => {
    await expireOffers(controlOf(facts, "ending offers that nobody accepted"));
    await tellOfUnconfirmed(controlOf(facts, "telling of offers to confirm again"));
  },
  "request-deadlines": async (_, facts) => {
    await expireRequests(controlOf(facts, "ending requests"));
    await tellOfPassed(controlOf(facts, "telling of requests that went to another"));
  },
  "tell-of-requests": async (_, facts) => {
    await tellOfRequests(controlOf(facts, "telling of requests"));
    await tellOfGigs("daily", controlOf(facts, "telling of gigs"));
  },
  "tell-of-gigs": async (_, facts) => {
    await tellOfGigs("at_once", controlOf(facts, "telling of gigs"));
  },
  "reveal-reviews": async (_, facts) => {
    await revealDue(controlOf(facts, "publishing reviews"));
  },
  "remind-of-reviews": async (_, facts) => {
    await remindOfReviews(controlOf(facts, "reminding of reviews"));
  },
  "mark-same-hands": async (_, { signal }) => {
    await markOldMethods({ signal });
    await markSameHands();
    await markFactsInSameHands();
  },
  mail,
  "mail-digest": mailDigest,
  "mail-recovery": mailRecovery,
  "run-recoveries": async (_, facts) => {
    await runRecoveries(controlOf(facts, "telling of recoveries"));
  },
  "prove-new-books": proveNewBooks,
  "prove-books": proveBooks,
  "poll-deposits": pollCards,
  "submit-payout": submitOne,
  "poll-payouts": pollBank,
  sweep: sweepEarnings,
  "clear-earnings": clearEarnings,
  "pay-rested": payRestedOnes,
  "settle-processor": settleCards,
  "snapshot-balances": async (_, { signal }) => {
    await snapshotBalances({ signal });
  },
  "sandbox-deliver": deliverPretend,
  "prepare-pictures": (_, { signal }) => preparePictures({ signal }),
  "read-gig-import": readGigImport,
  "import-gigs": importGigs,
  "refresh-search-words": refreshWords,
  "send-invitations": (_, { signal }) => sendInvitations({ signal }),
  "close-accounts": async (_, facts) => {
    await closeAccounts(controlOf(facts, "closing accounts"));
  },
  "send-webhooks": (_, { signal }) => sendDueWebhooks({ signal }),
  "forget-webhooks": async () => {
    await forgetDeliveries();
  },
  "forget-live": async () => {
    await forgetMarks();
  },
  "sweep-orphan-files": async () => {
    await sweepOrphanFiles();
  },
  "forget-expired": async () => {
    await forgetExpired();
    await forgetDrafts();
    await forgetMessageDrafts();
    await forgetFormFiles();
    await forgetAddresses();
    await forgetRemovedSearches();
  },
};

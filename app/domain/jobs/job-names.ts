/** Every job and what it does. `worker/job-functions.ts` has each job's function, `worker/schedule.ts` its times. */

export const JOBS = {
  relay: "Tells the subscribers what one command made happen.",
  "relay-missed": "Finds events nobody relayed and relays them.",
  "task-deadlines":
    "Does what tasks' clocks say: lapse, accept when the buyer did nothing, abandon. Ends changes of orders nobody answered.",
  "task-reminders": "Reminds people of their deadlines that are near.",
  "run-batches": "Carries batches on, a slice of each in turn, until all have ended.",
  "run-fillings":
    "Makes the tasks of large orders, a slice of each in turn, until all stand or are back.",
  "dispute-deadlines":
    "Opens disputes over revisions long overdue and hands unanswered ones to staff.",
  "offer-deadlines":
    "Ends offers that nobody accepted in time, and tells buyers of those they have to confirm again.",
  "request-deadlines":
    "Ends requests that nobody was awarded in time; what was held goes back. Tells freelancers who were not chosen.",
  "tell-of-requests":
    "Tells freelancers of new requests they subscribed to, and people of new gigs for searches that tell once a day.",
  "tell-of-gigs": "Tells people of new gigs for searches that tell at once.",
  "reveal-reviews": "Publishes reviews whose time to wait is over.",
  "remind-of-reviews": "Reminds people of orders they have not reviewed, once.",
  "mark-same-hands":
    "Marks earlier payout accounts, and reviews between accounts that turned out to be in the same hands.",
  mail: "Sends one notice by mail.",
  "mail-digest": "Sends what waited for a moment as one mail.",
  "prepare-pictures": "Draws the sizes of pictures that were added to gigs and portfolios.",
  "read-gig-import": "Reads an uploaded catalogue and judges every line.",
  "import-gigs": "Writes the gigs of a catalogue somebody confirmed, all or none.",
  "send-invitations":
    "Mails confirmed invitations to freelancers of imports, within the limit of a day.",
  "close-accounts": "Closes accounts whose people asked for it, once nothing is open any more.",
  "refresh-search-words":
    "Adds up the counts of gigs for sale and reads the words of imported ones, so that a mistyped search can be understood.",
  "sweep-orphan-files": "Deletes uploads that a day later belong to nothing.",
  "mail-recovery":
    "Looks up the account that asked for a new password and mails its link, if there is one.",
  "run-recoveries":
    "Tells people of recoveries that wait, and mails the link when the waiting time is over.",
  "forget-expired":
    "Forgets sessions long over, tries long past and drafts of orders nobody placed.",

  "prove-new-books": "Proves what was written into the books since the last proof.",
  "prove-books": "Proves all of the books.",

  // Money in and out
  "poll-deposits":
    "Asks the card processor about deposits whose outcome is open, and applies messages left over.",
  "submit-payout": "Hands one payout to the bank.",
  "poll-payouts": "Hands over again or asks the bank about payouts whose outcome is open.",
  sweep: "Makes a payout for everybody who reached their threshold.",
  "pay-rested": "Pays suspended people's withdrawals whose rest is over.",
  "clear-earnings": "Makes earnings available whose clearing period is over.",
  "settle-processor": "Books what the card processor paid out to our bank.",
  "snapshot-balances": "Sums up what the accounts nobody locks hold, so that nobody has to later.",
  "sandbox-deliver": "Sends the messages the pretend providers owe us.",

  // Webhooks and live pages
  "forget-live": "Forgets what open pages were told of, a day later.",
  "send-webhooks": "Sends every webhook message that is due.",
  "forget-webhooks": "Forgets messages whose delivery ended long ago.",
} as const satisfies Record<string, string>;

export type JobName = keyof typeof JOBS;

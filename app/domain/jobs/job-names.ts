/** TABLE. Every job the worker knows: name → what it does. `worker/tasks.ts` gives each its function, `worker/schedule.ts` its hours. */

export const JOBS = {
  relay: "Tells the subscribers what one command made happen.",
  "relay-missed": "Finds events nobody relayed and relays them.",
  "dispute-deadlines":
    "Opens disputes over revisions long overdue and hands unanswered ones to staff.",
  mail: "Sends one notice by mail.",
} as const satisfies Record<string, string>;

export type JobName = keyof typeof JOBS;

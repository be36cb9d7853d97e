/** The topics of live pages: topic of a part of a page → the changes it shows: names of events, by their beginning. */
export const LIVE_TOPICS = {
  /** Everything that concerns the person, as the counts of the navigation and the list of notices. */
  everything: ["*"],
  orders: ["order.", "task.", "dispute."],
  messages: ["message."],
  /** The lines of a conversation that are no messages. */
  agreements: ["offer.", "request.", "change.", "order.placed", "dispute.opened"],
  money: ["deposit.", "payout.", "earnings.", "task.", "dispute."],
} as const;

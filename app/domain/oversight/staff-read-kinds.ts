/** The kinds of pages on which staff read about people, in the words of the record. Pure: pages import it too. */

export const STAFF_READS = {
  account: "Account and decisions",
  dealings: "Money, orders and disputes",
  suspension: "Earnings and suspension",
  search: "Found by a search",
  list: "In a list of people",
  dispute: "A dispute",
  review: "A review and its reports",
  report: "A reported message and those around it",
  order: "An order",
  task: "A task",
  file: "A file",
} as const;

export type StaffRead = keyof typeof STAFF_READS;

/** The chart of accounts: each kind's normal side, and whether the account has a balance row. */

interface AccountKindRow {
  normalSide: "debit" | "credit";
  /**
   * Accounts of people and tasks have a balance, which the database keeps at zero or more. The platform's accounts have none:
   * every release would have to lock that row, so their balance is the sum of their transfers (`snapshot-balances.ts`).
   */
  tracked: boolean;
  label: string;
  /** Kind of the account's owner. */
  owner: "user" | "task" | "order" | "platform";
}

export const ACCOUNT_KINDS = {
  card_clearing: {
    normalSide: "debit",
    tracked: false,
    owner: "platform",
    label: "At the card processor",
  },
  bank: { normalSide: "debit", tracked: false, owner: "platform", label: "At the bank" },
  wallet: { normalSide: "credit", tracked: true, owner: "user", label: "Balance" },
  escrow: { normalSide: "credit", tracked: true, owner: "task", label: "Held for a task" },
  /** Money of a large order whose tasks are not made yet. */
  reserve: { normalSide: "credit", tracked: true, owner: "order", label: "Held for an order" },
  earnings_clearing: {
    normalSide: "credit",
    tracked: true,
    owner: "user",
    label: "Earnings, clearing",
  },
  earnings_available: {
    normalSide: "credit",
    tracked: true,
    owner: "user",
    label: "Earnings, available",
  },
  payout_in_transit: {
    normalSide: "credit",
    tracked: false,
    owner: "platform",
    label: "Payouts on the way",
  },
  commission: { normalSide: "credit", tracked: false, owner: "platform", label: "Commission" },
  given_up: {
    normalSide: "credit",
    tracked: false,
    owner: "platform",
    label: "Given up with closed accounts",
  },
  suspense: { normalSide: "credit", tracked: false, owner: "platform", label: "Unexplained money" },
} as const satisfies Record<string, AccountKindRow>;

export type AccountKind = keyof typeof ACCOUNT_KINDS;

/** The index on accounts begins with the kind, so queries for one owner name every kind: else some servers scan it all. */
export const EVERY_KIND = Object.keys(ACCOUNT_KINDS) as AccountKind[];

/** Owner id of every platform account. */
export const PLATFORM = "farthing";

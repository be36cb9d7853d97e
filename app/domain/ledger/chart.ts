/** The chart of accounts: each kind's normal side, and whether it keeps a balance row. */

interface AccountKindRow {
  normalSide: "debit" | "credit";
  /**
   * Accounts of people and tasks keep a balance the database holds at zero or more. Accounts that everybody
   * touches do not: they would be a row every release must lock, so their balance is the sum of their transfers.
   */
  tracked: boolean;
  label: string;
  /** Who the account's owner is. */
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
  /** Held before its tasks exist: a large order's, while it is being made. */
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
  suspense: { normalSide: "credit", tracked: false, owner: "platform", label: "Unexplained money" },
} as const satisfies Record<string, AccountKindRow>;

export type AccountKind = keyof typeof ACCOUNT_KINDS;

/** Accounts are found by kind first, so whoever wants all of an owner's names them: no server version then reads through all. */
export const EVERY_KIND = Object.keys(ACCOUNT_KINDS) as AccountKind[];

/** The owner of every platform account. */
export const PLATFORM = "farthing";

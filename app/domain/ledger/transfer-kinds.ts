/** TABLE. Every kind of transfer: the account it debits, the account it credits, and its label on statements. */
import type { AccountKind } from "./chart.ts";

interface TransferKindRow {
  debit: AccountKind;
  credit: AccountKind;
  label: string;
}

export const TRANSFER_KINDS = {
  deposit: { debit: "card_clearing", credit: "wallet", label: "Deposit" },
  "escrow.fund": { debit: "wallet", credit: "escrow", label: "Held for a task" },
  "escrow.release": {
    debit: "escrow",
    credit: "earnings_available",
    label: "Paid to the freelancer",
  },
  "escrow.release_clearing": {
    debit: "escrow",
    credit: "earnings_clearing",
    label: "Paid to the freelancer, clearing",
  },
  "escrow.commission": { debit: "escrow", credit: "commission", label: "Commission" },
  "escrow.refund": { debit: "escrow", credit: "wallet", label: "Refunded to the buyer" },
  "reserve.fund": { debit: "wallet", credit: "reserve", label: "Held for an order" },
  "reserve.escrow": { debit: "reserve", credit: "escrow", label: "Held for a task" },
  "reserve.refund": { debit: "reserve", credit: "wallet", label: "Refunded to the buyer" },
  "earnings.clear": {
    debit: "earnings_clearing",
    credit: "earnings_available",
    label: "Earnings cleared",
  },
  "earnings.spend": {
    debit: "earnings_available",
    credit: "wallet",
    label: "Earnings moved to the balance",
  },
  "payout.sweep": { debit: "earnings_available", credit: "payout_in_transit", label: "Payout" },
  "payout.settle": { debit: "payout_in_transit", credit: "bank", label: "Payout arrived" },
  "payout.return": {
    debit: "payout_in_transit",
    credit: "earnings_available",
    label: "Payout came back",
  },
  "closing.collect": {
    debit: "wallet",
    credit: "earnings_available",
    label: "Balance moved to your last payout",
  },
  "closing.give_up": {
    debit: "earnings_available",
    credit: "given_up",
    label: "Given up when the account was closed",
  },
  "closing.strand": {
    debit: "earnings_available",
    credit: "suspense",
    label: "Last payout came back after the account was closed",
  },
  "processor.settle": { debit: "bank", credit: "card_clearing", label: "Card processor paid us" },
  "suspense.receive": {
    debit: "card_clearing",
    credit: "suspense",
    label: "Received, owner unknown",
  },
  "suspense.assign": {
    debit: "suspense",
    credit: "wallet",
    label: "Unexplained payment that was yours",
  },
} as const satisfies Record<string, TransferKindRow>;

export type TransferKind = keyof typeof TRANSFER_KINDS;

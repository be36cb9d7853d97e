/** TABLE. What a token may be used for: scope → the words of the check box. */

export const TOKEN_SCOPES = {
  read: "Read what you can read: the market, orders, tasks, wallet, disputes, notices",
  orders: "Order and act as a buyer: hold money, accept, ask for revisions, cancel, dispute",
  selling: "Sell: gigs, start, deliver, ask for time, dispute",
  wallet: "Move money in and out: deposits, payouts, the payout account",
  account: "Change your profile and mark notices as read",
  staff: "Act as staff: rule, decide about people, publish commission, check the books",
} as const;

export type TokenScope = keyof typeof TOKEN_SCOPES;

export const SCOPE_NAMES = Object.keys(TOKEN_SCOPES) as TokenScope[];

export function isScope(name: string): name is TokenScope {
  return Object.hasOwn(TOKEN_SCOPES, name);
}

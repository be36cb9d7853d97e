/** The scopes of tokens: scope → the words of its check box; and the words about caps (decision 18). */

export const TOKEN_SCOPES = {
  read: "Read all that you can see: the market, orders, tasks, wallet, disputes, notices",
  orders: "Order and act as a buyer: hold money, accept, ask for revisions, cancel, dispute",
  selling: "Act as a seller: write gigs, start, deliver, ask for more time, dispute",
  wallet: "Move money in and out: deposits, payouts to your payout account, earnings into balance",
  payout_settings:
    "Change where payouts go and when: the payout account, the threshold, automatic payouts",
  account: "Change your profile and mark notices as read",
  staff: "Act as staff: rule, decide about people, publish commission, check the books",
} as const;

export type TokenScope = keyof typeof TOKEN_SCOPES;

export const SCOPE_NAMES = Object.keys(TOKEN_SCOPES) as TokenScope[];

/** Automatic payouts count towards no cap, so a token that sets where payouts go could bypass any cap. These scopes bear none. */
export const UNCAPPED_SCOPES: readonly TokenScope[] = ["payout_settings"];

/** Scopes with verbs that people confirm by a step-up: a token is made under one, and counts as stepped up for these verbs. */
export const STEP_UP_SCOPES: readonly TokenScope[] = [
  "wallet",
  "payout_settings",
  "account",
  "staff",
];

/** What a token's caps count and what they do not, for the pages and the API document. */
export const CAP_WORDS = {
  counted:
    "Caps count the money held for new tasks and the payouts the token asks for, by the day in UTC.",
  uncounted:
    "They do not count deposits, earnings moved into your own balance, automatic payouts, what a member of staff decides, or tasks whose price is held already: accepting, refunding or conceding those moves the held price.",
  uncapped:
    "A token with caps cannot have the scope payout_settings, because automatic payouts count towards no cap.",
} as const;

/** The refusal's sentence for a call that needs one of `scopes` when the token has none of them. */
export function scopeSentence(scopes: readonly TokenScope[]): string {
  const uncapped = scopes.some((scope) => UNCAPPED_SCOPES.includes(scope));
  return `This needs the scope ${scopes.join(" or ")}, which the token does not have. Make a token with it under Settings, API tokens${uncapped ? "; such a token has no caps" : ""}.`;
}

export function isScope(name: string): name is TokenScope {
  return Object.hasOwn(TOKEN_SCOPES, name);
}

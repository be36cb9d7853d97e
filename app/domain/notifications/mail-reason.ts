/** Why a person gets a mail of a kind, in a sentence for its foot. */

const REASONS: readonly [start: RegExp, reason: string][] = [
  [/ staff$/, "You get this mail because you are on the staff of Farthing."],
  [
    /^account[.](verify_email|email_change_asked)/,
    "You get this mail because your address was given at Farthing. If it was not you, you do not have to do anything.",
  ],
  [
    /^account[.]invited/,
    "You get this mail because your work is listed at Farthing with this address. If you do not want another one, open the link and press “Do not write to me again”.",
  ],
  [
    /^account[.](closing_asked|kept|closed|last_payout_returned)/,
    "You get this mail because it is about the end of your account.",
  ],
  [/^user[.]/, "You get this mail because you opened an account at Farthing."],
  [
    /^(account|payout_account|payout_settings|webhook)[.]/,
    "You get this mail because it is about the security of your account, so it cannot be turned off.",
  ],
  [/^suspension[.]/, "You get this mail because it is about your account and your money."],
  [/^(deposit|payout|suspense|earnings)[.]/, "You get this mail because your money moved."],
  [/^dispute[.]/, "You get this mail because you are one of the two sides of this dispute."],
  [/ buyer$/, "You get this mail because you placed this order."],
  [/ freelancer$/, "You get this mail because you work on this order."],
];

export function mailReason(kind: string): string {
  const [, reason] = REASONS.find(([start]) => start.test(kind)) ?? [];
  return reason ?? "You get this mail because of your account at Farthing.";
}

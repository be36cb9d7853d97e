/** Who may do what with requests and the proposals to them. A proposal is known to its two people only. */
import { knownBetween, to } from "./ability-row.ts";

export const REQUEST_ABILITIES = {
  "requests.search": to("member"),
  "requests.read": to("member"),
  "requests.mine": to("owner"),
  "requests.proposals": knownBetween("buyer"),
  "proposals.read": knownBetween("buyer", "freelancer"),
  "proposals.mine": to("owner"),
  "agreements.post_request": to("member"),
  "agreements.withdraw_request": knownBetween("buyer"),
  "agreements.shortlist": knownBetween("buyer"),
  "agreements.award": knownBetween("buyer"),
  "agreements.propose": to("member"),
  "agreements.withdraw_proposal": knownBetween("freelancer"),
  "agreements.subscribe": to("member"),
  "agreements.unsubscribe": to("owner"),
  "requests.subscriptions": to("owner"),
  "agreements.expire_requests": to("clock"),
  "agreements.tell_of_requests": to("clock"),
  "agreements.tell_of_passed": to("clock"),
} as const;

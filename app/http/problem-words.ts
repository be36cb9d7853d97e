/** The sentences of refusals for programs: they speak of requests and fields, where people's speak of pages and forms. */
import { REFUSALS } from "#app/domain/kernel/refusal-codes.ts";
import type { RefusalCode } from "#app/domain/kernel/refusal.ts";

const FOR_PROGRAMS: Partial<Record<RefusalCode, string>> = {
  invalid_input: "A field of the request is missing, unknown, or not allowed as it is.",
  account_suspended:
    "This account is suspended. Its owner can sign in on the site to read why, and where to appeal.",
  factor_needed:
    "The account of this token has no second factor, so the token does not act as staff. Its person adds one on the site.",
  not_allowed: "The account of this token may not do this.",
  email_unverified:
    "The e-mail address of this account is not verified, so nothing was done. Its owner opens the link in the mail; POST /me/verification sends a new one.",
  body_too_large: "The body is larger than this address accepts.",
  too_many_files: "These are more files than one request can have.",
  empty_list: "The list is empty.",
  too_many_items: "The list is longer than one request can have.",
  key_reused:
    "This Idempotency-Key was used for a request with other contents. Give each new request a new key.",
  outcome_unknown:
    "It could not be confirmed whether this was done. Send the same request again with the same Idempotency-Key: it is done at most once.",
  busy: "Farthing is busy and nothing was done. Send the same request again.",
  stale:
    "This has changed since you read it, so nothing was done. Read it again and send its current version.",
  quote_changed:
    "The price has changed since your quote, so nothing was ordered. Ask for a new quote.",
  unknown_category: "There is no such category. GET /categories lists them.",
  payout_method_missing: "There is no payout account. Save one with PUT /wallet/payout_method.",
  withdrawal_resting: "A withdrawal in this currency is already waiting.",
};

/** The meaning of a code for the reader of a program's log. */
export function programSentence(code: RefusalCode): string {
  return FOR_PROGRAMS[code] ?? REFUSALS[code].sentence;
}

export interface FormerCode {
  /** What is refused. */
  rule: string;
  code: RefusalCode;
  /** The code the same rule had as well. */
  before: RefusalCode;
}

/** A rule has one code. These had two, by whether the door or the domain saw the fault first. */
export const FORMER_CODES: readonly FormerCode[] = [
  { rule: "A list without items", code: "empty_list", before: "invalid_input" },
  { rule: "A list with too many items", code: "too_many_items", before: "invalid_input" },
  {
    rule: "A quantity that one order cannot have",
    code: "quantity_out_of_range",
    before: "invalid_input",
  },
  {
    rule: "A ruling without an explanation",
    code: "explanation_missing",
    before: "invalid_input",
  },
  {
    rule: "A batch that delivers without a note",
    code: "delivery_empty",
    before: "invalid_input",
  },
];

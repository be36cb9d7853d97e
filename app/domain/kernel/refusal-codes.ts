/** Every refusal: code → HTTP status and the sentence people read. */

interface RefusalRow {
  status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503 | 504;
  sentence: string;
}

export const REFUSALS = {
  // Sign-in and permission
  sign_in_required: { status: 401, sentence: "Please sign in first." },
  wrong_credentials: { status: 401, sentence: "That e-mail and password do not belong together." },
  not_allowed: { status: 403, sentence: "Your account may not do this." },
  account_suspended: {
    status: 403,
    sentence:
      "This account is suspended. Sign in on the site: one page says why, where to appeal, and what becomes of your money.",
  },
  cross_site: {
    status: 403,
    sentence: "This form was sent from another site, so nothing was done.",
  },
  not_found: { status: 404, sentence: "There is nothing here, or it is not yours to see." },
  too_many_attempts: {
    status: 429,
    sentence: "Too many attempts. Please wait a little and try again.",
  },

  // API and sandbox
  unexpected: {
    status: 500,
    sentence: "Something went wrong on our side. Nothing was changed unless you were told so.",
  },
  token_required: {
    status: 401,
    sentence: "Send a token: Authorization: Bearer frt_…, made under Settings, API tokens.",
  },
  token_invalid: { status: 401, sentence: "This token is unknown." },
  token_expired: { status: 401, sentence: "This token has expired. Make a new one." },
  token_revoked: { status: 401, sentence: "This token was revoked. Make a new one." },
  token_address_refused: {
    status: 403,
    sentence: "This token may not be used from this address.",
  },
  scope_missing: { status: 403, sentence: "This token was not given the scope for this." },
  cap_exceeded: {
    status: 403,
    sentence: "This is more than the token may spend, so nothing was done.",
  },
  sandbox_off: {
    status: 403,
    sentence:
      "There is no sandbox here. Whoever runs this site turns it on by giving it an empty database in SANDBOX_DATABASE_URL.",
  },
  sandbox_only: {
    status: 403,
    sentence: "This exists in the sandbox only. Use a sandbox token: it begins with frt_sandbox_.",
  },
  too_many_requests: { status: 429, sentence: "Too many requests. Please slow down." },
  method_not_allowed: { status: 405, sentence: "This address does not know that method." },
  idempotency_key_required: {
    status: 400,
    sentence: "Send an Idempotency-Key of 8 to 100 visible signs, new for every new intention.",
  },

  // Input and files
  button_unknown: {
    status: 422,
    sentence:
      "This form has no such button, so nothing was done. What you typed is still there: press one of its buttons.",
  },
  key_invalid: {
    status: 422,
    sentence:
      "The form's own key, which keeps it from being done twice, was missing or damaged, so nothing was done. Please send the form again.",
  },
  invalid_input: { status: 422, sentence: "Something in the form needs another look." },
  malformed_body: { status: 400, sentence: "The request could not be read." },
  wrong_content_type: { status: 415, sentence: "This address does not take that kind of content." },
  body_too_large: { status: 413, sentence: "What you sent is larger than this page accepts." },
  file_too_large: { status: 413, sentence: "That file is too large." },
  file_empty: { status: 422, sentence: "That file is empty." },
  file_kind_refused: { status: 415, sentence: "Files of that kind are not accepted." },
  picture_unreadable: { status: 415, sentence: "That picture cannot be read." },
  picture_too_large: { status: 413, sentence: "That picture has too many pixels." },
  too_many_files: { status: 422, sentence: "That is more files than one form accepts." },
  too_many_items: { status: 422, sentence: "That is more items than one request accepts." },
  empty_list: { status: 422, sentence: "Nothing was chosen." },

  // Commands
  key_reused: {
    status: 422,
    sentence:
      "This was sent before with other contents. Reload the page and try again; a program gives each new request a new key.",
  },
  key_in_progress: {
    status: 409,
    sentence:
      "An earlier call under this key is still running. Ask again under the same key: you will get its answer.",
  },
  outcome_unknown: {
    status: 504,
    sentence:
      "We could not confirm whether this was done. Reload the page before trying again: it is safe to send the same form twice.",
  },
  busy: {
    status: 503,
    sentence: "Farthing is busy right now and nothing was done. Please try again.",
  },
  disk_full: {
    status: 503,
    sentence:
      "There is no room left on Farthing's disk, so nothing was saved. Please try again later; the operator of this site has to make room.",
  },
  read_only: {
    status: 503,
    sentence:
      "Farthing can be read but not changed right now, and nothing was done. Please try again in a minute.",
  },
  stale: {
    status: 409,
    sentence:
      "This changed since you opened the page, so nothing was done. Look at it again and decide.",
  },

  // Money
  insufficient_balance: { status: 422, sentence: "Your balance is too small for this." },
  amount_invalid: { status: 422, sentence: "That is not an amount. Write it like 12.50." },
  amount_not_positive: { status: 422, sentence: "The amount must be more than zero." },
  amount_too_precise: { status: 422, sentence: "Amounts have at most six decimals." },
  amount_too_large: { status: 422, sentence: "That amount is larger than Farthing handles." },
  amount_exceeds_held: { status: 422, sentence: "That is more than is held for this task." },
  currency_mismatch: { status: 422, sentence: "Amounts in different currencies cannot be mixed." },
  already_reversed: { status: 409, sentence: "This transfer was already reversed." },

  // Identity
  email_taken: {
    status: 409,
    sentence: "There is already an account with this e-mail. Sign in instead.",
  },
  handle_taken: { status: 409, sentence: "That handle is taken. Please choose another." },
  handle_reserved: {
    status: 422,
    sentence:
      "That handle could be taken for Farthing itself or for one of its staff. Please choose another.",
  },
  handle_kept: {
    status: 409,
    sentence:
      "Somebody had that handle until lately, and it still leads to them. Please choose another.",
  },
  too_many_handles: {
    status: 409,
    sentence:
      "You have changed your handle too often lately. You can go back to one you had, or wait.",
  },
  name_reserved: {
    status: 422,
    sentence:
      "This name could be taken for Farthing itself or for one of its staff. Please choose another.",
  },
  name_mixed_scripts: {
    status: 422,
    sentence:
      "A word of this name mixes letters of two alphabets that look alike. Please write it in one.",
  },
  own_account: {
    status: 422,
    sentence: "Nobody decides about their own account. Ask another member of staff.",
  },
  last_staff: {
    status: 409,
    sentence:
      "This is the last member of staff, so nothing was changed. Make somebody else staff first.",
  },
  staff_link_invalid: {
    status: 410,
    sentence:
      "This link makes nobody staff any more: it was used, it has expired, or there is a member of staff already. The operator of this site can make you staff with: npm run make-staff -- YOUR-E-MAIL",
  },
  password_wrong: { status: 422, sentence: "That is not your current password." },
  password_too_short: { status: 422, sentence: "Use at least 10 characters." },
  password_too_common: {
    status: 422,
    sentence: "This password is on every attacker's list. Please choose another.",
  },

  // Catalog
  gig_not_for_sale: { status: 409, sentence: "This gig is not for sale right now." },
  gig_unclaimed: {
    status: 409,
    sentence:
      "The freelancer of this gig has not joined Farthing yet, so it cannot be ordered. No money was taken.",
  },
  gig_incomplete: { status: 422, sentence: "This gig is not ready to be published yet." },
  no_draft: {
    status: 409,
    sentence: "There are no unpublished changes: they were published or discarded already.",
  },
  own_gig: { status: 422, sentence: "You cannot order your own gig." },
  transition_refused: { status: 409, sentence: "This cannot be done from where it stands now." },
  unknown_category: { status: 422, sentence: "Please choose a category from the list." },
  import_malformed: { status: 422, sentence: "The file is not a readable CSV." },
  import_has_rejected_lines: {
    status: 422,
    sentence: "Some lines were rejected, so nothing was imported.",
  },

  // Orders and tasks
  quantity_out_of_range: {
    status: 422,
    sentence: "That quantity is outside what one order may hold.",
  },
  quote_changed: {
    status: 409,
    sentence: "The price changed since you saw it, so nothing was ordered. Here is the new quote.",
  },
  no_revisions_left: { status: 409, sentence: "All revisions that came with this order are used." },
  delivery_empty: { status: 422, sentence: "A delivery needs a note or a file." },
  too_many_batches: {
    status: 409,
    sentence: "You have as many batches under way as one account may have. Wait for one to end.",
  },
  batch_cancelled: {
    status: 409,
    sentence: "The batch was cancelled before this task had its turn, so nothing was done to it.",
  },
  too_many_large_orders: {
    status: 409,
    sentence:
      "You have as many large orders being made as one account may have, so nothing was ordered. Wait until one is placed.",
  },
  order_called_off: {
    status: 409,
    sentence: "You called the order off while it was being made.",
  },
  too_early: { status: 409, sentence: "It is too early for this." },

  // Wallet and payouts
  deposit_out_of_range: {
    status: 422,
    sentence: "That amount is outside what one deposit may be.",
  },
  threshold_below_floor: { status: 422, sentence: "The payout threshold cannot be that low." },
  payout_below_minimum: { status: 422, sentence: "There is not enough available to pay out." },
  payout_already_open: { status: 409, sentence: "A payout is already on its way. One at a time." },
  payout_method_missing: { status: 409, sentence: "Add a payout method first." },
  payout_method_cooling: {
    status: 409,
    sentence:
      "A new payout method rests before its first payout, so that a thief cannot empty your wallet.",
  },
  payout_method_unreadable: {
    status: 409,
    sentence: "The payout account can no longer be read. Please add it again.",
  },
  withdrawal_resting: {
    status: 409,
    sentence: "A withdrawal of this currency is resting already. Its day is on the page.",
  },
  withdrawal_over: {
    status: 409,
    sentence: "This withdrawal has ended already, so there is nothing left to stop.",
  },
  same_signature: {
    status: 409,
    sentence: "The same person cannot sign twice. Another member of staff has to sign.",
  },
  settlement_mismatch: {
    status: 409,
    sentence: "The card processor's batch does not agree with our books.",
  },
  bad_signature: {
    status: 401,
    sentence: "This message is not signed by the provider, so it was not looked at.",
  },
  payout_method_invalid: { status: 422, sentence: "That is not a bank account we can pay to." },

  // Commission
  rate_invalid: {
    status: 422,
    sentence: "That is not a rate from 0 to 50 percent, with at most two decimals.",
  },
  schedule_backdated: {
    status: 422,
    sentence: "A schedule can begin now or later, and not before the newest one begins.",
  },

  // Disputes
  dispute_already_open: { status: 409, sentence: "This task is already disputed." },
  ruling_exceeds_held: { status: 422, sentence: "A ruling cannot move more than is held." },
  dispute_closed: { status: 409, sentence: "This dispute is already closed, so nothing was done." },
  percent_invalid: {
    status: 422,
    sentence: "That is not a percentage from 0 to 100, with at most six decimals.",
  },
  explanation_missing: {
    status: 422,
    sentence: "Explain the ruling: both sides read it and have to live with it.",
  },
  awaiting_answer: { status: 409, sentence: "The other side still has time to answer." },

  // Webhooks
  webhook_url_refused: { status: 422, sentence: "Webhooks cannot be sent to that address." },
  webhook_exists: {
    status: 409,
    sentence: "You already have a webhook at that address. Change that one instead.",
  },
  too_many_webhooks: {
    status: 422,
    sentence: "That is more webhooks than one account may have. Remove one you no longer need.",
  },
  webhook_paused: {
    status: 409,
    sentence: "This webhook is paused, so nothing is sent to it. Resume it first.",
  },
} as const satisfies Record<string, RefusalRow>;

export type RefusalCode = keyof typeof REFUSALS;

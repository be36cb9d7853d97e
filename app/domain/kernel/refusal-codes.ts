/** Every refusal: code → HTTP status and the sentence people read. */

interface RefusalRow {
  status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503 | 504;
  sentence: string;
}

export const REFUSALS = {
  // Sign-in and permission
  sign_in_required: { status: 401, sentence: "Please sign in first." },
  wrong_credentials: { status: 401, sentence: "The e-mail or handle, or the password, is wrong." },
  not_allowed: { status: 403, sentence: "Your account is not allowed to do this." },
  step_up_required: {
    status: 403,
    sentence:
      "Please confirm that it is you, then send this again. Nothing was done, and what you typed is still there.",
  },
  code_wrong: {
    status: 422,
    sentence:
      "This code is wrong. Type the six digits that your app shows now, or one of your recovery codes.",
  },
  factor_needed: {
    status: 403,
    sentence:
      "Staff pages open only after a second step. Please add an authenticator app or a passkey to your account, and sign in with it.",
  },
  factor_there: {
    status: 409,
    sentence:
      "Your account has an authenticator app already. Remove it first if you want to use another one.",
  },
  factor_missing: {
    status: 409,
    sentence:
      "Your account has no authenticator app and no passkey. Recovery codes are a spare for them, so add one first.",
  },
  sign_in_again: {
    status: 401,
    sentence:
      "This sign-in took too long, or it was finished already. Please sign in again from the start. You are not signed in.",
  },
  link_invalid: {
    status: 410,
    sentence:
      "This link no longer works: it was used, a newer one replaced it, or it is too old. Ask for a new one.",
  },
  email_unverified: {
    status: 403,
    sentence:
      "Please verify your e-mail address first. Open the link we mailed you, or get a new one under Settings, where your address stands. What you typed is still there.",
  },
  email_verified_already: {
    status: 409,
    sentence: "This address is verified already. You do not have to do anything.",
  },
  code_needed: {
    status: 403,
    sentence:
      "Your account has a second factor. Please type a code of your authenticator app, or a recovery code.",
  },
  recovery_open: {
    status: 409,
    sentence: "A recovery of this account is waiting already. We told you by mail when it ends.",
  },
  freeze_needs_recovery: {
    status: 403,
    sentence:
      "Your payouts stay frozen until you have set a new password with a link from your mail: a thief with your old password must not be able to release them. Use “Forgot your password?” on the sign-in page, or write to us.",
  },
  cannot_be_reached: {
    status: 409,
    sentence:
      "This person cannot be reached. Nothing was sent, ordered or taken from your balance.",
  },
  buyer_cannot_pay: {
    status: 409,
    sentence:
      "The price could not be taken from the buyer’s balance, so nothing was agreed or ordered. Ask the buyer to add money, then try again.",
  },
  own_message: { status: 422, sentence: "You cannot write to yourself." },
  message_empty: { status: 422, sentence: "A message needs a text or a file." },
  review_not_yet: {
    status: 409,
    sentence: "This order still runs. You can review each other once all its work is finished.",
  },
  review_nothing_paid: {
    status: 409,
    sentence: "Nothing was paid in this order, so there is nothing to review.",
  },
  review_window_over: {
    status: 409,
    sentence: "The time to review this order is over, so nothing was saved.",
  },
  review_written: {
    status: 409,
    sentence:
      "You have already reviewed this order. You can change your review until it is published.",
  },
  review_revealed: {
    status: 409,
    sentence: "This review is published, so it cannot be changed any more.",
  },
  reply_written: { status: 409, sentence: "You have already replied to this review." },
  too_many_new_people: {
    status: 429,
    sentence:
      "You have written to many people for the first time today, so nothing was sent. You can go on writing to people who have answered you.",
  },
  account_closed: {
    status: 403,
    sentence: "This account is closed.",
  },
  closing_blocked: {
    status: 409,
    sentence: "Your account cannot be closed yet: something of yours is still open.",
  },
  closing_asked: {
    status: 409,
    sentence: "You have already asked us to close this account.",
  },
  closing_over: {
    status: 409,
    sentence: "There is nothing to call off: the account is closed, or you kept it already.",
  },
  consent_missing: {
    status: 422,
    sentence: "Please say what should happen to your balance.",
  },
  address_declined: {
    status: 409,
    sentence:
      "The person at this address asked us not to write to them again, so no invitation was sent.",
  },
  address_held: {
    status: 409,
    sentence: "Another account has this e-mail address, so no invitation was sent.",
  },
  invitation_has_address: {
    status: 409,
    sentence:
      "We know an address for this freelancer. Send the invitation there, so that nobody else can take over the account.",
  },
  invitation_limit: {
    status: 429,
    sentence: "This freelancer got three invitations today. Try again tomorrow.",
  },
  account_suspended: {
    status: 403,
    sentence:
      "This account is suspended. Sign in on the site: a page there says why, how to appeal, and what happens to your money.",
  },
  cross_site: {
    status: 403,
    sentence: "This form was sent from another site, so nothing was done.",
  },
  not_found: { status: 404, sentence: "This does not exist, or it belongs to another account." },
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
  scope_missing: { status: 403, sentence: "This token does not have the scope for this." },
  cap_exceeded: {
    status: 403,
    sentence: "This is more than the token may spend, so nothing was done.",
  },
  sandbox_off: {
    status: 403,
    sentence:
      "This site has no sandbox. Its operator can turn one on: an empty database, named in SANDBOX_DATABASE_URL.",
  },
  sandbox_only: {
    status: 403,
    sentence: "This exists in the sandbox only. Use a sandbox token: it begins with frt_sandbox_.",
  },
  too_many_requests: { status: 429, sentence: "Too many requests. Please slow down." },
  method_not_allowed: { status: 405, sentence: "This address does not accept that method." },
  idempotency_key_required: {
    status: 400,
    sentence:
      "Send an Idempotency-Key of 8 to 100 visible characters. Use a new key for each new request, and the same key to retry one.",
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
      "The hidden key of this form was missing or damaged, so nothing was done. Please send the form again.",
  },
  invalid_input: {
    status: 422,
    sentence: "Something here is missing or wrong. Each field says what.",
  },
  text_direction: {
    status: 422,
    sentence: "Please remove characters that change the direction of the text.",
  },
  text_invisible: { status: 422, sentence: "Please remove invisible characters." },
  text_damaged: { status: 422, sentence: "Please remove characters that cannot be shown." },
  text_stacked_marks: { status: 422, sentence: "Please put fewer accents on one letter." },
  malformed_body: { status: 400, sentence: "The request could not be read." },
  wrong_content_type: {
    status: 415,
    sentence: "This address does not accept that kind of content.",
  },
  body_too_large: { status: 413, sentence: "What you sent is larger than this page accepts." },
  file_too_large: { status: 413, sentence: "This file is too large." },
  file_empty: { status: 422, sentence: "This file is empty." },
  file_kind_refused: { status: 415, sentence: "Files of this type are not accepted." },
  picture_unreadable: { status: 415, sentence: "This picture is damaged and cannot be opened." },
  picture_too_small: {
    status: 422,
    sentence: "This picture is too small: each side needs at least 64 pixels.",
  },
  picture_missing: { status: 422, sentence: "Choose a picture first." },
  picture_too_large: {
    status: 413,
    sentence: "This picture is too large: it has too many pixels.",
  },
  portfolio_asked: {
    status: 409,
    sentence:
      "The buyer was asked about this picture already. Choose another one, or leave it at their answer.",
  },
  too_many_pictures: {
    status: 422,
    sentence: "A gig has at most eight pictures. Remove one first.",
  },
  too_many_files: { status: 422, sentence: "These are too many files for one form." },
  too_many_items: { status: 422, sentence: "These are too many items for one request." },
  empty_list: { status: 422, sentence: "Nothing was chosen." },

  // Commands
  key_reused: {
    status: 422,
    sentence:
      "The same key was already used for a different request, so nothing was done. Reload the page and try again. A program uses a new key for each new request.",
  },
  key_in_progress: {
    status: 409,
    sentence:
      "An earlier request with this key is still running. Send it again with the same key: you will get its answer.",
  },
  outcome_unknown: {
    status: 504,
    sentence:
      "We could not find out whether this was done. Reload the page and look. Sending the same form again is safe: it is done at most once.",
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
      "Nothing can be changed right now, only read, so nothing was done. Please try again in a minute.",
  },
  stale: {
    status: 409,
    sentence:
      "This has changed since you opened the page, so nothing was done. Look at the new state, then decide again.",
  },

  // Money
  insufficient_balance: { status: 422, sentence: "Your balance is too small for this." },
  amount_invalid: { status: 422, sentence: "This is not an amount. Write it like 12.50." },
  amount_not_positive: { status: 422, sentence: "The amount must be more than zero." },
  amount_too_precise: { status: 422, sentence: "An amount can have at most six decimals." },
  amount_too_large: { status: 422, sentence: "This amount is too large." },
  amount_exceeds_held: { status: 422, sentence: "This is more than is held for the task." },
  currency_mismatch: { status: 422, sentence: "Amounts in different currencies cannot be mixed." },
  already_reversed: { status: 409, sentence: "This transfer has already been reversed." },

  // Identity
  email_taken: {
    status: 409,
    sentence: "There is already an account with this e-mail. Sign in instead.",
  },
  handle_taken: { status: 409, sentence: "This handle is taken. Please choose another." },
  handle_reserved: {
    status: 422,
    sentence: "This handle could be mistaken for Farthing or its staff. Please choose another.",
  },
  handle_kept: {
    status: 409,
    sentence:
      "Another person used this handle until recently, and it still leads to them. Please choose another.",
  },
  too_many_handles: {
    status: 409,
    sentence:
      "You have changed your handle too often recently. Go back to one of your earlier handles, or wait.",
  },
  name_reserved: {
    status: 422,
    sentence: "This name could be mistaken for Farthing or its staff. Please choose another.",
  },
  name_mixed_scripts: {
    status: 422,
    sentence:
      "One word of this name mixes letters from two alphabets that look alike. Please write the word in one alphabet.",
  },
  own_account: {
    status: 422,
    sentence: "You cannot decide about your own account. Ask another member of staff.",
  },
  last_staff: {
    status: 409,
    sentence:
      "This is the last admin, so nothing was changed. Give another member of staff the duty admin first.",
  },
  duties_missing: {
    status: 422,
    sentence: "Please choose at least one duty. It says what this member of staff can open.",
  },
  staff_link_invalid: {
    status: 410,
    sentence:
      "This link no longer works: it was used, it has expired, or this site already has a member of staff. The operator can make you staff with: npm run make-staff -- YOUR-E-MAIL",
  },
  passkey_refused: {
    status: 422,
    sentence: "The passkey did not work here. Please try again, or use another way.",
  },
  passkey_expired: {
    status: 422,
    sentence:
      "The passkey was asked for more than five minutes ago, or its answer was sent twice. Please try again.",
  },
  passkey_unknown: {
    status: 422,
    sentence: "We do not know this passkey. It may have been removed from the account.",
  },
  passkey_unverified: {
    status: 422,
    sentence:
      "Your device did not check that it is you. Set a PIN, a fingerprint or a screen lock for it, then try again.",
  },
  passkey_copied: {
    status: 422,
    sentence:
      "This passkey may have been copied, so it was refused. Use another way, and look into your mail.",
  },
  passkey_known: {
    status: 409,
    sentence: "This passkey is already in use.",
  },
  last_factor: {
    status: 409,
    sentence:
      "Members of staff need a passkey or an authenticator app. Add another one before you remove this one.",
  },
  last_way_in: {
    status: 409,
    sentence:
      "This passkey is the only way into your account. Add another passkey, or set a password, before you remove it.",
  },
  password_wrong: { status: 422, sentence: "This is not your current password." },
  password_too_short: { status: 422, sentence: "Use at least 10 characters." },
  password_too_common: {
    status: 422,
    sentence: "This password is one of the first an attacker would try. Please choose another.",
  },

  // Catalog
  invitation_invalid: {
    status: 409,
    sentence:
      "This invitation does not work any more: the account has an owner, or the link is too old. Ask for a new one.",
  },
  gig_not_for_sale: { status: 409, sentence: "This gig is not for sale right now." },
  seller_away: {
    status: 409,
    sentence:
      "The freelancer is away and takes no orders right now. Nothing was ordered; you can still write to them.",
  },
  gig_full: {
    status: 409,
    sentence:
      "The freelancer has as many orders of this gig in work as they take at a time. Nothing was ordered; please try again later, or write to them.",
  },
  gig_unclaimed: {
    status: 409,
    sentence:
      "The freelancer of this gig has not joined Farthing yet, so it cannot be ordered. No money was taken.",
  },
  no_time_off: {
    status: 409,
    sentence: "No time off is set: it has ended already, or was never set.",
  },
  nothing_to_mend: {
    status: 409,
    sentence: "The texts of this gig are in order, so there is nothing to tell its freelancer.",
  },
  gig_incomplete: { status: 422, sentence: "This gig is not ready to be published yet." },
  no_draft: {
    status: 409,
    sentence: "There are no unpublished changes: they were published or discarded already.",
  },
  too_many_saved_gigs: {
    status: 422,
    sentence: "You have saved as many gigs as one person can. Remove one first.",
  },
  too_many_saved_searches: {
    status: 422,
    sentence: "You have saved as many searches as one person can. Remove one first.",
  },
  own_gig: { status: 422, sentence: "You cannot order your own gig." },
  transition_refused: { status: 409, sentence: "This cannot be done now." },
  unknown_category: { status: 422, sentence: "Please choose a category from the list." },
  import_malformed: { status: 422, sentence: "This file cannot be read as CSV." },
  import_has_rejected_lines: {
    status: 422,
    sentence: "Some lines were rejected, so nothing was imported.",
  },

  // Orders and tasks
  quantity_out_of_range: {
    status: 422,
    sentence: "One order cannot have that many or that few pieces.",
  },
  quote_changed: {
    status: 409,
    sentence:
      "The price has changed since you saw it, so nothing was ordered. This is the new price.",
  },
  brief_missing: {
    status: 422,
    sentence:
      "The freelancer needs answers to these questions before starting, so nothing was ordered. Write them in the brief.",
  },
  stale_offer: {
    status: 409,
    sentence:
      "There is a newer version of this offer, so nothing was done. Read it, then decide again.",
  },
  own_offer: {
    status: 422,
    sentence: "This is your own offer. The other side accepts or declines it.",
  },
  not_author: {
    status: 422,
    sentence: "Only the person who wrote this version can withdraw it. You can decline it.",
  },
  too_many_offers: {
    status: 409,
    sentence:
      "There are already many open offers between the two of you, so nothing was sent. Accept, decline or withdraw some of them first.",
  },
  lines_do_not_add_up: {
    status: 422,
    sentence: "The lines do not add up to the total. Nothing was sent.",
  },
  draft_file_gone: {
    status: 409,
    sentence:
      "A file you had added is no longer stored, so nothing was ordered. Look at the list of files and add it again.",
  },
  question_unknown: {
    status: 422,
    sentence:
      "The freelancer has changed the questions since you read them, so nothing was sent. Here they are as they are now.",
  },
  already_answered: {
    status: 409,
    sentence:
      "You have answered this question already, and the freelancer may work by your answer. To correct it, send a file with a note.",
  },
  order_files_full: {
    status: 409,
    sentence:
      "You have sent as many files as one order may hold, so nothing was sent. Send the next ones with a delivery, or ask the other side for another way.",
  },
  files_frozen: {
    status: 409,
    sentence:
      "This work is in dispute, so nothing was sent. Add the files to the dispute: the other side and staff see them there.",
  },
  no_revisions_left: { status: 409, sentence: "All revisions of this order are used up." },
  delivery_empty: { status: 422, sentence: "A delivery needs a note or a file." },
  too_many_batches: {
    status: 409,
    sentence:
      "You already have the largest number of batches running at once. Wait until one has finished.",
  },
  batch_cancelled: {
    status: 409,
    sentence:
      "The batch was cancelled before it reached this task, so nothing was done to the task.",
  },
  too_many_large_orders: {
    status: 409,
    sentence:
      "You already have the largest number of large orders being placed at once, so nothing was ordered. Wait until one is complete.",
  },
  order_called_off: {
    status: 409,
    sentence: "You cancelled the order while it was being placed.",
  },
  too_early: { status: 409, sentence: "This cannot be done yet." },

  // Wallet and payouts
  deposit_out_of_range: {
    status: 422,
    sentence: "One deposit cannot be that small or that large.",
  },
  threshold_below_floor: { status: 422, sentence: "The payout threshold cannot be that low." },
  payout_below_minimum: {
    status: 422,
    sentence: "You do not have enough available earnings for a payout.",
  },
  payout_already_open: {
    status: 409,
    sentence: "A payout is already on its way. Wait until it has arrived.",
  },
  payout_method_missing: { status: 409, sentence: "Add a payout account first." },
  payout_method_cooling: {
    status: 409,
    sentence:
      "We wait before we pay to a new payout account, so that a thief cannot empty your wallet.",
  },
  payouts_resting: {
    status: 409,
    sentence:
      "Payouts of this account rest for a while after a change that a thief would make. Nothing was paid out.",
  },
  payout_method_unreadable: {
    status: 409,
    sentence: "The payout account can no longer be read. Please add it again.",
  },
  withdrawal_resting: {
    status: 409,
    sentence:
      "You have already asked for a withdrawal in this currency. The page shows the day it is paid.",
  },
  withdrawal_over: {
    status: 409,
    sentence: "This withdrawal is already finished, so it cannot be stopped.",
  },
  same_signature: {
    status: 409,
    sentence: "You have already signed this. Another member of staff has to sign as well.",
  },
  settlement_mismatch: {
    status: 409,
    sentence: "The card processor's batch does not match our books.",
  },
  bad_signature: {
    status: 401,
    sentence: "This message does not carry the provider's signature, so it was ignored.",
  },
  payout_method_invalid: { status: 422, sentence: "This is not a bank account we can pay to." },

  // Commission
  rate_invalid: {
    status: 422,
    sentence: "A rate is a number from 0 to 50 percent with at most two decimals.",
  },
  schedule_backdated: {
    status: 422,
    sentence: "A schedule cannot begin in the past or before the newest one.",
  },

  // Requests and proposals
  request_over: {
    status: 409,
    sentence: "This request is over, so nothing was done.",
  },
  own_request: { status: 409, sentence: "This is your own request." },
  proposal_exists: {
    status: 409,
    sentence:
      "You have already made a proposal to this request. Withdraw it first if you want to make another one.",
  },
  proposal_over: {
    status: 409,
    sentence: "This proposal was withdrawn or awarded meanwhile, so nothing was done.",
  },
  too_many_proposals: {
    status: 422,
    sentence: "You have made as many proposals as one person can in 24 hours.",
  },
  above_ceiling: {
    status: 422,
    sentence: "This proposal costs more than the request holds, so it cannot be awarded.",
  },
  too_many_open_requests: {
    status: 422,
    sentence: "You have as many open requests as one person can. Withdraw or award one first.",
  },
  too_many_subscriptions: {
    status: 422,
    sentence: "You have as many subscriptions as one person can. End one first.",
  },

  // Disputes
  dispute_already_open: { status: 409, sentence: "There is already a dispute about this task." },
  ruling_exceeds_held: { status: 422, sentence: "A ruling cannot move more than is held." },
  dispute_closed: { status: 409, sentence: "This dispute is already closed, so nothing was done." },
  percent_invalid: {
    status: 422,
    sentence: "A percentage is a number from 0 to 100 with at most six decimals.",
  },
  explanation_missing: {
    status: 422,
    sentence: "Explain the ruling: both sides will read it.",
  },
  awaiting_answer: { status: 409, sentence: "The other side still has time to answer." },

  // Notices
  notices_fixed: {
    status: 422,
    sentence: "These notices cannot be turned off, and they do not wait.",
  },
  quiet_hours_empty: {
    status: 422,
    sentence: "Quiet hours that begin and end at the same time would be none, or the whole day.",
  },
  unsubscribe_invalid: {
    status: 410,
    sentence:
      "This link does not work: it is not whole, or your account has another address by now. Sign in to choose your mails under Settings.",
  },

  // Webhooks
  webhook_url_refused: { status: 422, sentence: "We cannot send webhooks to this address." },
  webhook_exists: {
    status: 409,
    sentence: "You already have a webhook for this address. Change that one instead.",
  },
  too_many_webhooks: {
    status: 422,
    sentence:
      "You already have the largest number of webhooks. Delete one that you no longer need.",
  },
  webhook_paused: {
    status: 409,
    sentence: "This webhook is paused, so nothing is sent to it. Resume it first.",
  },
} as const satisfies Record<string, RefusalRow>;

export type RefusalCode = keyof typeof REFUSALS;

/** Who may read each text column of the store. A new column needs a row here; `canaries.test.ts` holds pages, programs and mails to it. */

export type Seen =
  | "public"
  | "parties"
  | "pair"
  | "own"
  | "author"
  | "staff"
  | "nobody"
  | "derived";

export interface FieldRow {
  /** The readers besides staff; `nobody`, `author`, which is the owner alone, and `pair`, the two people of a thread, mean staff neither. `derived` is made of other columns, or says nothing of a person. */
  seen: Seen;
  /** SQL for the id of the person whose own it is; of a `pair`, the id of its thread. */
  owner?: string;
  /** The stored value itself is looked for, because a made-up text would break what reads it. */
  asIs?: true;
  /** Only rows of this SQL condition; the others are public. */
  where?: string;
}

const open: FieldRow = { seen: "public" };
const parties: FieldRow = { seen: "parties" };
const staff: FieldRow = { seen: "staff" };
const derived: FieldRow = { seen: "derived" };
const secret: FieldRow = { seen: "nobody", asIs: true };
const own = (owner: string): FieldRow => ({ seen: "own", owner });
const ownAsIs = (owner: string): FieldRow => ({ seen: "own", owner, asIs: true });
const untilPublished = (owner: string, where: string): FieldRow => ({ seen: "own", owner, where });

const OF_TOKEN = "(select t.user_id from api_tokens t where t.id = token_id)";
const OF_SUSPENSION = "(select s.user_id from suspensions s where s.id = suspension_id)";
const OF_PAYOUT = "(select p.user_id from payouts p where p.id = payout_id)";
const OF_ENDPOINT = "(select e.user_id from webhook_endpoints e where e.id = endpoint_id)";
const OF_DELIVERY = `(select e.user_id from webhook_deliveries d join webhook_endpoints e on e.id = d.endpoint_id
  where d.id = delivery_id)`;
const UNPUBLISHED = "exists (select 1 from gigs g where g.id = gig_id and g.state = 'draft')";
const OF_VERSION = `(select case author when 'buyer' then o.buyer_id else o.freelancer_id end from offers o where o.id = offer_id)`;
const OF_OPEN_REQUEST =
  "exists (select from buyer_requests r where r.id = request_id and r.state = 'open')";
const NOT_FOR_SALE =
  "not exists (select 1 from gigs g where g.id = gig_id and g.state in ('published', 'paused'))";
const OF_GIG = "(select g.freelancer_id from gigs g where g.id = gig_id)";

/** Table → column → who reads it. Ids and the code words below are left out. */
export const FIELDS: Record<string, Record<string, FieldRow>> = {
  api_token_uses: { address: own(OF_TOKEN) },
  api_tokens: { name: own("user_id"), hash: secret, tail: derived, addresses: derived },
  batch_items: { sentence: derived },
  batches: { note: own("user_id") },
  // Open to every member; the list is no page for visitors.
  buyer_requests: {
    title: open,
    description: open,
    search: open,
    passed_to: derived,
    reference: own("buyer_id"),
    metadata: own("buyer_id"),
  },
  categories: { name: open, name_key: open },
  closings: {
    rest: derived,
    agreed: derived,
    paused_gigs: derived,
    former_name: staff,
    last_email: staff,
  },
  commands: { name: derived, idempotency_key: secret, input_hash: secret, answer: derived },
  commission_schedules: { note: open },
  contested_amounts: { reason: own(OF_SUSPENSION), appeal: own(OF_SUSPENSION) },
  declined_addresses: { hash: secret },
  deliveries: { note: parties },
  deposits: {
    provider_ref: ownAsIs("user_id"),
    checkout_url: derived,
    failure: own("user_id"),
    return_to: derived,
  },
  dispute_statements: { body: parties },
  draft_files: {
    holder: derived,
    question: derived,
    name: own("holder"),
    sha256: ownAsIs("holder"),
    kept_sha256: derived,
    storage_key: secret,
    thumbnail: derived,
  },
  disputes: { reason: derived },
  events: { name: derived, payload: derived },
  exit_accounts: { reason: staff },
  form_files: {
    holder: derived,
    form_key: derived,
    name: own("holder"),
    sha256: ownAsIs("holder"),
    kept_sha256: derived,
    storage_key: secret,
    thumbnail: derived,
  },
  files: {
    // Those of an open request are for every member, as its words are.
    name: { seen: "parties", where: `not ${OF_OPEN_REQUEST}` },
    sha256: derived,
    storage_key: secret,
  },
  first_staff_links: { hash: secret },
  former_handles: { handle: open },
  gig_drafts: { typed: own("freelancer_id") },
  gig_extras: { title: open },
  gig_import_lines: { remarks: staff, row: staff, source_key: derived },
  gig_imports: {
    file_name: staff,
    file_hash: derived,
    counts: derived,
    failure: staff,
    content: derived,
    findings: derived,
  },
  gig_packages: { title: untilPublished(OF_GIG, UNPUBLISHED), description: open },
  gigs: {
    title: untilPublished("freelancer_id", "state = 'draft'"),
    description: untilPublished("freelancer_id", "state = 'draft'"),
    buyer_brief: open,
    questions: open,
    faq: open,
    tags: open,
    language: open,
    unit_name: open,
    source_key: derived,
    blocked_reason: own("freelancer_id"),
    imported_hash: derived,
  },
  hand_marks: { mark: secret },
  invitation_lists: { title: staff },
  invitation_rows: { handle: derived, email: staff },
  mailed_links: { hash: secret, email: own("user_id"), purpose: derived, facts: derived },
  notice_preferences: { choices: derived },
  message_drafts: { holder: derived, addressee: derived, body: { seen: "nobody" } },
  message_reports: {
    reason: derived,
    note: own("reporter_id"),
    decision: derived,
    decided_by: derived,
    explanation: own("reporter_id"),
  },
  notices: {
    title: own("user_id"),
    body: own("user_id"),
    link: derived,
    mail_to: own("user_id"),
  },
  order_answers: { question: derived, value: parties },
  order_changes: { title: parties, scope: parties, note: parties, by: derived },
  order_drafts: {
    holder: derived,
    brief: own("holder"),
    answers: own("holder"),
    reference: own("holder"),
  },
  offer_lines: { title: parties, scope: parties },
  offer_versions: {
    title: parties,
    brief: parties,
    reference: own(OF_VERSION),
    metadata: own(OF_VERSION),
  },
  order_enclosures: { files_of: derived, note: parties },
  order_fillings: { sentence: derived },
  order_lines: { title: parties, scope: parties },
  orders: {
    // Without a gig the parties wrote it themselves.
    title: { seen: "parties", where: "gig_id is null" },
    brief: parties,
    lines: derived,
    reference: own("buyer_id"),
    metadata: own("buyer_id"),
    questions: derived,
  },
  passkeys: { public_key: derived, name: own("user_id"), transports: derived },
  payout_methods: { holder: own("user_id"), account_sealed: secret, account_tail: derived },
  payout_rests: { reason: derived },
  payout_transitions: { note: own(OF_PAYOUT) },
  payouts: { provider_key: derived, provider_ref: own("user_id"), failure: own("user_id") },
  portfolio_pieces: { alt: { seen: "parties", where: "state <> 'shown'" }, ended_by: derived },
  profile_pictures: { small_key: secret, large_key: secret },
  proofs: { verification: derived },
  proposals: { note: parties, lines: parties },
  provider_messages: { body: secret },
  rate_limits: { key: secret },
  recoveries: { email: own("user_id") },
  recovery_codes: { hash: secret },
  request_subscriptions: { told_to: derived, words: own("user_id") },
  // Everybody reads a review once it is published; before, nobody but its author, staff neither.
  reviews: {
    text: { seen: "author", owner: "author_id", where: "revealed_at is null" },
    not_counted: derived,
  },
  review_hidings: {
    reason: derived,
    hidden_by: derived,
    lifted_by: derived,
    part: derived,
    sentence: open,
    lifted_sentence: open,
  },
  review_replies: { text: open },
  review_reports: {
    reason: derived,
    part: derived,
    note: own("reporter_id"),
    decision: derived,
    decided_by: derived,
    // The public sentence, where it was hidden.
    explanation: { seen: "own", owner: "reporter_id", where: "decision = 'kept'" },
  },
  rulings: { explanation: parties },
  saved_searches: {
    name: own("user_id"),
    words: own("user_id"),
    alert: derived,
  },
  search_counts: { within: derived, category: derived },
  search_gigs: { top: derived, search: derived },
  search_gone: { search: derived },
  search_groups: { within: derived, groups: derived },
  search_lexemes: { lexeme: derived },
  search_words: { word: derived, language: derived, lexeme: derived, near: derived },
  search_languages: { language: derived },
  search_sweeps: { after: derived },
  sessions: {
    id: secret,
    public_id: ownAsIs("user_id"),
    address: own("user_id"),
    agent: own("user_id"),
  },
  setbacks: { reason: staff },
  shown_pictures: {
    alt: untilPublished("owner_id", `gig_id is not null and ${NOT_FOR_SALE}`),
    refusal: derived,
    sha256: derived,
    source_key: secret,
    colour: derived,
    files: derived,
    keys: derived,
  },
  staff_reads: { what: derived },
  suspense_assignments: { reason: staff },
  suspensions: { reason: own("user_id"), appeal: own("user_id") },
  task_transitions: { note: parties },
  tasks: {
    title: { seen: "parties", where: "order_id in (select order_id from order_lines)" },
  },
  thread_members: { read_to: derived },
  thread_lines: { body: { seen: "pair", owner: "thread_id" } },
  // Public while it lasts; one that lies ahead is its person's.
  times_off: { note: open },
  totp_factors: { seed_sealed: secret },
  used_challenges: { hash: secret },
  users: {
    handle: open,
    name: open,
    email: own("id"),
    email_state: derived,
    claim_email: staff,
    password_hash: secret,
    duties: derived,
    headline: open,
    bio: open,
    languages: open,
    skills: open,
    // A made-up zone would break every page that shows a time.
    time_zone: derived,
  },
  webhook_attempts: { excerpt: own(OF_DELIVERY) },
  webhook_deliveries: { body: derived, last_excerpt: own(OF_ENDPOINT) },
  webhook_endpoints: { url: own("user_id"), secret_sealed: secret, old_secret_sealed: secret },
};

/** Names of columns that hold codes of ours or ids, whatever their table. */
const CODE_WORDS = new Set(
  `about actor_kind author cancel_proposed_by cap_currency closed_by code coverage credit_kind currency debit_kind ending event_name events
   fate from_state funding gateway gather kind level media_type mode next_event normal_side opened_by origin outcome paused_by
   requested_by result role scopes side signed_by state subject subscriber tier to_state transition updates used_by verb word work
   world`.split(/\s+/),
);

/** Whether a column needs no row: an id, or a code by its name. A row of the table decides otherwise. */
export function isCode(table: string, column: string): boolean {
  if (FIELDS[table]?.[column] !== undefined) return false;
  return column === "id" || column.endsWith("_id") || CODE_WORDS.has(column);
}

/** House rule: which room writes which table, and which reads tables of later rooms in SQL; imports do not show either. */
import { DOMAIN_ORDER } from "./direction.ts";
import { code, lineOf } from "./source.ts";
import type { Source } from "./source.ts";

/** Room → the tables it writes. */
const WRITES: Record<string, string> = {
  commands: "commands",
  events: "events event_relays event_subscriber_relays",
  jobs: "setbacks",
  oversight: "staff_reads",
  files: "files form_files profile_pictures shown_pictures",
  commission: "commission_schedules commission_rates",
  security:
    "sessions rate_limits api_tokens api_token_uses token_spending mailed_links totp_factors totp_uses recovery_codes recovery_code_uses passkeys passkey_uses used_challenges payout_rests recoveries",
  people:
    "users blocks hand_marks former_handles first_staff_links suspensions invitation_lists invitation_rows declined_addresses times_off",
  deposits: "deposits suspense_assignments provider_messages",
  escrow: "clearings",
  catalog:
    "categories gigs gig_packages gig_extras gig_drafts search_gigs search_counts search_groups search_marks search_lexemes search_words search_unread search_languages search_sweeps search_gone saved_gigs saved_searches gig_imports gig_import_lines",
  tasks: "tasks task_transitions deliveries portfolio_pieces",
  orders:
    "orders order_lines order_fillings order_drafts draft_files order_enclosures order_answers",
  batches: "batches batch_items",
  payouts: "payout_methods payout_preferences payouts payout_transitions",
  suspensions: "contested_amounts exit_accounts exit_account_signatures suspension_withdrawals",
  disputes: "disputes dispute_statements rulings",
  reviews: "review_windows reviews review_replies review_hidings review_reports",
  agreements:
    "order_changes offers offer_versions offer_lines buyer_requests request_looks proposals request_subscriptions",
  messages: "threads thread_members thread_lines message_drafts message_reports",
  reputation: "order_facts seller_scores first_messages",
  notifications: "notices notice_preferences",
  live: "live_marks",
  webhooks: "webhook_endpoints webhook_health webhook_deliveries webhook_attempts",
  closings: "closings",
  proof: "proofs proven_balances",
};

/** Writers outside the room: file → table → reason. */
const ALSO_WRITTEN: Record<string, Record<string, string>> = {
  "app/domain/catalog/import/write-gigs.ts": {
    users: "an import brings sellers who have no account yet",
  },
  "app/domain/earnings/clear-earnings.ts": {
    clearings: "a clearing ends when its earnings become available",
  },
  "app/domain/orders/questions/begin-clocks.ts": {
    tasks: "the clocks of an order's tasks begin when its questions are answered",
  },
  "app/domain/orders/fillings/start-deadlines.ts": {
    tasks: "an order that stands starts the clocks of its tasks",
  },
  "app/domain/security/set-password.ts": { users: "the hash is a column of the person" },
  "app/domain/suspensions/exit-account.ts": {
    payout_methods:
      "the account a suspended person is paid at is a payout method that is kept aside",
  },
};

/** Rooms whose purpose is to write into others. */
const WRITES_ALL: Record<string, string> = {
  sandbox: "moves deadlines of the second marketplace and moves people in",
  demo: "tells its year in a statement or two for each table, and closes what its people left open",
};

/** SQL that reads tables of later rooms: file or room → tables → reason. */
const READS_UPWARD: Record<string, [tables: string, why: string]> = {
  "app/domain/oversight/": ["users", "the record names staff and the people they read about"],
  "app/domain/security/": [
    "users",
    "the account's password, role and state are columns of the person",
  ],
  "app/domain/commands/stepped-up.ts": [
    "users sessions api_tokens totp_factors passkeys recovery_codes recovery_code_uses",
    "the store decides about a step-up in the command's own transaction",
  ],
  "app/domain/catalog/my-gigs.ts": ["orders tasks", "a seller's list shows what was ordered"],
  "app/domain/people/invitations/": [
    "gigs gig_imports gig_import_lines",
    "an invitation says how many gigs wait for it, and an import can bring addresses",
  ],
  "app/domain/people/people.ts": ["closings", "staff see whose a closed account was"],
  "app/domain/notifications/mail-queue.ts": [
    "closings",
    "the last mails of a closed account go where its person was",
  ],
  "app/domain/commission/draft-rates.ts": [
    "categories users",
    "rates are for categories and people",
  ],
  "app/domain/commission/schedule-history.ts": [
    "categories users",
    "rates are shown by the names of categories and people",
  ],
  "app/domain/commission/schedule-impact.ts": [
    "gigs tasks",
    "a new schedule is weighed against past months",
  ],
  "app/domain/files/read-files.ts": [
    "tasks orders order_fillings draft_files threads buyer_requests proposals offers",
    "the parties of a task or of an order that stands may read its files, the two people of a thread or an offer, and people who may read a request; a draft's bytes are kept",
  ],
  "app/domain/earnings/held-amounts.ts": [
    "buyer_requests",
    "what is held for requests is shown beside what is held for tasks",
  ],
  "app/domain/ledger/statement-groups.ts": [
    "orders tasks buyer_requests",
    "a line of the statement names the work",
  ],
  "app/domain/tasks/enclosures.ts": [
    "order_enclosures",
    "the page of a task shows the files of its order",
  ],
  "app/domain/tasks/answers.ts": [
    "order_answers",
    "the page of a task shows what its buyer answered",
  ],
  "app/domain/tasks/lock-tasks.ts": ["orders", "a task's parties are columns of its order"],
  "app/domain/tasks/order-stands.ts": ["order_fillings", "a task of a large order waits for it"],
  "app/domain/tasks/task-page.ts": [
    "orders disputes order_lines",
    "the page of a task names its order and dispute, and shows its line of an agreement",
  ],
  "app/domain/tasks/due-soon.ts": ["orders", "tasks with several titles are told by their order's"],
  "app/domain/tasks/next-turn.ts": [
    "orders order_lines",
    "a closed task of an agreed order passes its turn to the next line",
  ],
  "app/domain/messages/first-contact.ts": [
    "proposals",
    "a proposal is a first word like a message",
  ],
  "app/domain/orders/agreed/": [
    "order_changes",
    "an agreed order is shown with the changes that were accepted",
  ],
};

const OWNER = new Map(
  Object.entries(WRITES).flatMap(([room, tables]) => tables.split(" ").map((name) => [name, room])),
);
const SQL = /\b(insert into|update|delete from|from|join)\s+(?:only\s+)?(?:public\.)?(\w+)/g;

export function strayTables(sources: Source[]): string[] {
  return sources.flatMap((source) => {
    const room = /^app\/(?:domain\/)?([^/]+)\//.exec(source.path)?.[1];
    if (room === undefined || !source.path.startsWith("app/")) return [];
    const text = code(source);
    return [...text.matchAll(SQL)].flatMap(([, verb = "", table = ""], index, all) => {
      const owner = OWNER.get(table);
      if (owner === undefined || owner === room) return [];
      const at = `${source.path}:${lineOf(text, all[index]?.index ?? 0)}`;
      if (verb !== "from" && verb !== "join")
        return mayWrite(source.path, room, table)
          ? []
          : [`${at}: ${table} is written by ${owner} only`];
      return readsUpward(room, owner) && !mayRead(source.path, table)
        ? [`${at}: reads ${table} of the later room ${owner}`]
        : [];
    });
  });
}

function mayWrite(path: string, room: string, table: string): boolean {
  return room in WRITES_ALL || ALSO_WRITTEN[path]?.[table] !== undefined;
}

function readsUpward(room: string, owner: string): boolean {
  const place = DOMAIN_ORDER.indexOf(room);
  return place >= 0 && DOMAIN_ORDER.indexOf(owner) > place;
}

function mayRead(path: string, table: string): boolean {
  return Object.entries(READS_UPWARD).some(
    ([where, [tables]]) => path.startsWith(where) && tables.split(" ").includes(table),
  );
}

/** Exceptions that no file needs any more. */
export function idleExceptions(sources: Source[]): string[] {
  const says = (path: string, table: string) =>
    sources.some((source) => source.path.startsWith(path) && code(source).includes(table));
  return [
    ...Object.entries(ALSO_WRITTEN).flatMap(([path, tables]) =>
      Object.keys(tables).map((table) => [path, table] as const),
    ),
    ...Object.entries(READS_UPWARD).flatMap(([path, [tables]]) =>
      tables.split(" ").map((table) => [path, table] as const),
    ),
  ].flatMap(([path, table]) => (says(path, table) ? [] : [`${path}: does not use ${table}`]));
}

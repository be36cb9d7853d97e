/**
 * Temporary tables for a proof of what is new. Each shadows a real table of the same name and holds the rows written since the
 * last mark and every row that has to agree with them, so all checks run unchanged (decision 73; `npm run bench -- verify`).
 */
import { standalone } from "./check-files.ts";
import type { Fact } from "./check-files.ts";

export interface FreshRange {
  /** Transfers above this id are new. `fromTransfer` is lower when balance snapshots reach back further. */
  sinceTransfer: bigint;
  fromTransfer: bigint;
  /**
   * SQL condition for rows of new commands. Nearly all of these have larger ids than the last old command; commands of a process
   * whose clock is behind are listed by id.
   */
  byNew: string;
  /** Mark of the balances that the last proof stored; null to add up everything. */
  notedAt: bigint | null;
}

/** Tables filled by their relations; other tables with a `command_id` are filled by that column alone. */
export const CLOSED_TABLES =
  "accounts batch_items batches buyer_requests clearings deposits disputes exit_account_signatures exit_accounts order_changes order_fillings order_lines orders payout_transitions payouts proposals rulings suspense_assignments suspension_withdrawals suspensions task_transitions tasks transfers users".split(
    " ",
  );

const ids = (table: string) => `any (array(select id from ${table}))`;
const table = (name: string, query: string) =>
  `create temp table ${name} on commit drop as ${query}; analyze ${name}`;
const whole = (name: string, where: string) =>
  table(name, `select * from public.${name} where ${where}`);

/** Ids touched by rows of new commands and by new transfers, and all open payouts. */
function touched({ byNew, fromTransfer }: FreshRange): string[] {
  const by = (what: string, source: string) =>
    `select ${what} as id from public.${source} where ${byNew}`;
  return [
    table("fresh_transfers", `select * from public.transfers where id > ${fromTransfer}`),
    table("fresh_orders", by("id", "orders")),
    table("touched_batches", `${by("id", "batches")} union ${by("batch_id", "batch_items")}`),
    table(
      "touched_tasks",
      [
        by("id", "tasks"),
        ...["task_transitions", "deliveries", "clearings", "disputes"].map((source) =>
          by("task_id", source),
        ),
        `select task_id from public.disputes where id = any (array(${by("dispute_id", "dispute_statements")} union ${by("dispute_id", "rulings")}))`,
        `select id from public.tasks where order_id = ${ids("fresh_orders")}`,
        `select task_id from public.batch_items where batch_id = ${ids("touched_batches")} and result = 'done'`,
        "select subject_id from fresh_transfers where kind like 'escrow.%' or kind in ('reserve.escrow', 'earnings.clear')",
        "select a.owner_id from fresh_transfers t join public.accounts a on a.id in (t.debit_account_id, t.credit_account_id) where a.kind = 'escrow'",
      ].join(" union "),
    ),
    // Tasks of an agreed order are compared with one another.
    `insert into touched_tasks select id from public.tasks where order_id = any (array(
       select order_id from public.order_lines where task_id = ${ids("touched_tasks")}
       union ${by("order_id", "order_lines")} union ${by("order_id", "order_changes")}))
     except select id from touched_tasks; analyze touched_tasks`,
    // Large orders being made, and requests: what has a reserve.
    table(
      "touched_fillings",
      `${by("id", "order_fillings")}
       union select f.id from public.order_fillings f where f.id = any (array(select order_id from public.tasks where id = ${ids("touched_tasks")}))
       union ${by("id", "buyer_requests")} union ${by("request_id", "proposals")}
       union select r.id from public.buyer_requests r where r.order_id = any (array(select order_id from public.tasks where id = ${ids("touched_tasks")}))
       union select subject_id from fresh_transfers where kind in ('reserve.fund', 'reserve.refund')
       union select a.owner_id from fresh_transfers t join public.accounts a on a.id in (t.debit_account_id, t.credit_account_id) where a.kind = 'reserve'`,
    ),
    table(
      "touched_payouts",
      `${by("id", "payouts")} union ${by("payout_id", "payout_transitions")}
       union select subject_id from fresh_transfers where kind like 'payout.%'
       union select id from public.payouts where state in ('queued', 'submitted', 'unknown')`,
    ),
    `insert into touched_payouts select payout_id from public.suspension_withdrawals where (${byNew}) and payout_id is not null`,
    // Earlier payouts that a suspended person's withdrawal refers to, whatever their age.
    `insert into touched_payouts select known_payout_id from public.suspension_withdrawals
     where known_payout_id is not null and payout_id = ${ids("touched_payouts")}`,
    table(
      "touched_deposits",
      `${by("id", "deposits")} union select subject_id from fresh_transfers where kind = 'deposit'`,
    ),
    table(
      "touched_assignments",
      `select id, transfer_id from public.suspense_assignments
       where ${byNew} or id = any (array(select subject_id from fresh_transfers where kind = 'suspense.assign'))
         or transfer_id = any (array(select reverses_id from fresh_transfers where kind = 'suspense.receive'))`,
    ),
  ];
}

/** All transfers of the touched subjects, old ones too, the receipts behind assignments, and what any of them reverse. */
const transfers = ({ fromTransfer }: FreshRange) => [
  `create temp table transfers on commit drop as select * from fresh_transfers`,
  `insert into transfers select * from public.transfers where id <= ${fromTransfer}
     and subject_id = any (array(select id from touched_tasks union select id from touched_payouts union select id from touched_deposits
                                 union select id from touched_assignments union select id from touched_fillings))`,
  `insert into transfers select * from public.transfers where id = any (array(
     select transfer_id from touched_assignments except select id from transfers))`,
  `insert into transfers select * from public.transfers where id = any (array(
     select reverses_id from transfers where reverses_id is not null except select id from transfers))`,
  "analyze transfers",
];

/** People on both sides of the touched rows, their accounts, and the accounts of every transfer in `transfers`. */
const PEOPLE_AND_ACCOUNTS = [
  table(
    "touched_people",
    `select buyer_id as id from public.tasks where id = ${ids("touched_tasks")}
     union select freelancer_id from public.tasks where id = ${ids("touched_tasks")}
     union select user_id from public.deposits where id = ${ids("touched_deposits")}
     union select user_id from public.payouts where id = ${ids("touched_payouts")}
     union select user_id from public.suspense_assignments where id = ${ids("touched_assignments")}
     union select buyer_id from public.orders where id = ${ids("touched_fillings")}
     union select buyer_id from public.buyer_requests where id = ${ids("touched_fillings")}
     union select freelancer_id from public.clearings where task_id = ${ids("touched_tasks")}`,
  ),
  whole(
    "accounts",
    `id = any (array(select debit_account_id from transfers union select credit_account_id from transfers))
       or kind = any (array(select kind from account_kinds where not tracked))
       or (kind = any ('{wallet,earnings_available,earnings_clearing}') and owner_id = ${ids("touched_people")})
       or (kind = 'escrow' and owner_id = ${ids("touched_tasks")})
       or (kind = 'reserve' and owner_id = ${ids("touched_fillings")})`,
  ),
];

/** Sums by account: the last proof's balance plus later transfers; escrows (all, without `notedAt`) are added up. */
function movements({ notedAt, sinceTransfer }: FreshRange, positions: Fact): string[] {
  const sides = (where: (account: string) => string) => `
    select t.credit_account_id as account_id, t.currency, t.amount_micros as change,
           coalesce(case when t.reverses_id is null then k.receiving else k.paying end, -1) as role
    from public.transfers t left join kind_roles k on k.kind = t.kind where ${where("t.credit_account_id")}
    union all
    select t.debit_account_id, t.currency, -t.amount_micros,
           coalesce(case when t.reverses_id is null then k.paying else k.receiving end, -1)
    from public.transfers t left join kind_roles k on k.kind = t.kind where ${where("t.debit_account_id")}`;
  const summed = `select id from accounts where ${notedAt === null ? "true" : "kind = 'escrow'"}`;
  // A transfer written by hand may name an account that does not exist.
  const strange = `(select debit_account_id from transfers union select credit_account_id from transfers) except select id from accounts`;
  const added = (account: string) => `${account} = any (array(${summed} union (${strange})))`;
  const noted = `
    select b.account_id, a.currency, b.micros, 0 from accounts a join public.proven_balances b on b.account_id = a.id
    union all ${sides((account) => `t.id > ${notedAt ?? 0n} and not ${added(account)}`)}`;
  return [
    table(
      "account_movements",
      `select account_id, currency, exact_sum(change) as micros, bit_or(role) as roles
       from (${sides(added)}${notedAt === null ? "" : ` union all ${noted}`}) s
       group by account_id, currency`,
    ),
    table("account_positions", standalone(positions, new Set(["kind_roles", "account_movements"]))),
    // Only what was added since the mark; both sides were equal at it.
    table(
      "trial_balance",
      `select a.currency, k.normal_side, sum(coalesce(a.balance_micros - coalesce(m.micros, 0), 0) + coalesce(n.micros, 0)) as micros
       from accounts a join account_kinds k on k.kind = a.kind
       left join account_movements m on m.account_id = a.id and m.currency = a.currency
       left join (select account_id, currency, exact_sum(change) as micros
                  from (${sides(() => `t.id > ${sinceTransfer}`)}) s group by account_id, currency) n
         on n.account_id = a.id and n.currency = a.currency
       group by a.currency, k.normal_side`,
    ),
  ];
}

/** Suspensions of the people in `users`; withdrawals that are new or whose payout is in `payouts`. */
const suspensions = ({ byNew }: FreshRange) => [
  whole("suspensions", `user_id = ${ids("users")}`),
  whole("suspension_withdrawals", `(${byNew}) or payout_id = ${ids("payouts")}`),
  whole("exit_accounts", `suspension_id = ${ids("suspensions")}`),
  whole("exit_account_signatures", `exit_account_id = ${ids("exit_accounts")}`),
];

/** Sums computed over the real tables, before the temporary ones shadow them. */
export const WHOLE_FACTS = ["kind_roles", "order_sums", "open_clearings"] as const;
export type WholeFact = (typeof WHOLE_FACTS)[number];

/** The statements that create the temporary tables, in order. */
export function freshTables(
  range: FreshRange,
  {
    facts,
    otherTables,
  }: { facts: Record<WholeFact | "account_positions", Fact>; otherTables: string[] },
): string[] {
  return [
    table("kind_roles", facts.kind_roles.query),
    ...touched(range),
    ...transfers(range),
    ...PEOPLE_AND_ACCOUNTS,
    ...movements(range, facts.account_positions),
    table(
      "touched_orders",
      `select id from fresh_orders union select id from touched_fillings
       union select order_id from public.buyer_requests where id = ${ids("touched_fillings")} and order_id is not null
       union select order_id from public.tasks where id = ${ids("touched_tasks")}`,
    ),
    table(
      "order_sums",
      `select * from (${facts.order_sums.query}) f where order_id = ${ids("touched_orders")}`,
    ),
    table(
      "open_clearings",
      `select * from (${facts.open_clearings.query}) f
       where freelancer_id = any (array(select owner_id from accounts where kind = 'earnings_clearing'))`,
    ),
    whole("batches", `id = ${ids("touched_batches")}`),
    whole("batch_items", `batch_id = ${ids("touched_batches")}`),
    whole("orders", `id = ${ids("touched_orders")}`),
    whole("order_fillings", `id = ${ids("touched_orders")}`),
    whole("order_lines", `order_id = ${ids("touched_orders")}`),
    whole("order_changes", `order_id = ${ids("touched_orders")}`),
    whole("buyer_requests", `id = ${ids("touched_fillings")}`),
    whole("proposals", `request_id = ${ids("touched_fillings")}`),
    whole("tasks", `id = ${ids("touched_tasks")}`),
    whole("task_transitions", `task_id = ${ids("touched_tasks")}`),
    whole("clearings", `task_id = ${ids("touched_tasks")}`),
    whole("disputes", `task_id = ${ids("touched_tasks")}`),
    whole("rulings", `dispute_id = ${ids("disputes")}`),
    whole("deposits", `id = ${ids("touched_deposits")}`),
    whole("suspense_assignments", `id = ${ids("touched_assignments")}`),
    whole("payouts", `id = ${ids("touched_payouts")}`),
    whole("payout_transitions", `payout_id = ${ids("touched_payouts")}`),
    whole(
      "users",
      `(${range.byNew}) or id = any (array(select owner_id from accounts))
         or id = any (array(select user_id from public.suspensions where ${range.byNew}))`,
    ),
    ...suspensions(range),
    ...otherTables.map((name) => whole(name, range.byNew)),
    // Empty: this proof builds on the stored balances; only the full proof checks them.
    table("proven_balances", "select * from public.proven_balances limit 0"),
  ];
}

/** Fills a marketplace with very many wallets, each earned by an accepted order: bulk inserts, with balanced books. */
import { currentSchedule } from "#app/domain/commission/schedule.ts";
import { connect } from "#db/client.server.ts";
import type { Tx } from "#db/client.server.ts";

/** The owner of wallet number `g`, and everything else numbered the same way. */
const named = (prefix: string) => `'${prefix}_' || lpad(g::text, 26, '0')`;

/** The id of the owner of wallet `number`, as in the store. */
export function walletOwner(number: number): string {
  return `usr_${`${number}`.padStart(26, "0")}`;
}

/**
 * Ten of a hundred wallets are due: nine at the usual threshold, one at a lower threshold of its own. Eight more hold
 * enough and are not due: a higher threshold, no automatic payouts, a new account that still rests, a suspension.
 */
const BALANCE = `case
  when g % 100 < 9 then 5000000 + g % 700 * 10000 + g % 9973
  when g % 100 = 9 then 2500000 + g % 9973
  when g % 100 < 18 then 9000000 + g % 9973
  else 50000 + g % 490 * 10000 + g % 9973 end`;

/** Another five of a hundred were delivered and wait for automatic acceptance; five more have earnings that finished clearing. */
const DELIVERED = "g % 100 between 20 and 24";
const CLEARING = "g % 100 between 30 and 34";
const RELEASED = `case when ${DELIVERED} then 0 else ${BALANCE} end`;

export interface Filled {
  buyerId: string;
  /** The number of wallets that the next sweep pays out. */
  due: number;
  /** The number of tasks that the clock accepts next, and of earnings that finish clearing. */
  clockwork: number;
}

/** Triggers are off, because each row's guard would have to be satisfied one by one; the checks judge the result. */
export async function fillWallets(url: string, wallets: number): Promise<Filled> {
  const { id: scheduleId } = await currentSchedule();
  const sql = connect(url, { max: 1, name: "farthing bench fill" });
  try {
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`set local synchronous_commit = off`;
      await writePeople(tx, wallets);
      await writeOrders(tx, wallets, scheduleId);
      await writeBooks(tx);
    });
    await sql`vacuum analyze`;
    await sql`checkpoint`;
  } finally {
    await sql.end({ timeout: 5 });
  }
  const between = (least: number, most: number) =>
    Array.from({ length: wallets }, (_, place) => (place + 1) % 100).filter(
      (kind) => kind >= least && kind <= most,
    ).length;
  return { buyerId: walletOwner(0), due: between(0, 9), clockwork: between(20, 24) };
}

async function writePeople(tx: Tx, wallets: number): Promise<void> {
  await tx`
    insert into commands (place, id, name, actor_kind, actor_id, idempotency_key, input_hash, level, answer, at, sealed_at, transaction_id)
    values (nextval('commands_place_seq'), 'cmd_bench', 'bench.fill', 'operator', 'operator', 'bench.fill', '\\x00', 'operator', '{}', now(), now(),
            pg_current_xact_id())`;
  await tx.unsafe(`
    insert into users (id, handle, name, state, email_state, created_at, command_id)
    select ${named("usr")}, 'wallet-' || g, 'Wallet ' || g, case when g % 100 = 17 then 'suspended' else 'active' end, 'verified', now(),
           'cmd_bench'
    from generate_series(0, ${wallets}) g`);
  await tx.unsafe(`
    insert into suspensions (id, user_id, reason, began_at, undecided_until, command_id)
    select ${named("sus")}, ${named("usr")}, 'Looked odd.', now(), now() + interval '120 days', 'cmd_bench'
    from generate_series(0, ${wallets}) g where g % 100 = 17`);
  await tx.unsafe(`
    insert into payout_methods (id, user_id, holder, account_sealed, account_tail, created_at, cools_until, command_id)
    select ${named("pmt")}, ${named("usr")}, 'Wallet ' || g, '\\x00', '0000', now() - interval '9 days',
           now() + case when g % 100 = 16 then interval '3 days' else interval '-6 days' end, 'cmd_bench'
    from generate_series(1, ${wallets}) g`);
  await tx.unsafe(`
    insert into payout_preferences (user_id, threshold_micros, currency, automatic, command_id)
    select ${named("usr")}, case when g % 100 = 9 then 2000000 else 50000000 end, 'USD', g % 100 <> 15, 'cmd_bench'
    from generate_series(1, ${wallets}) g where g % 100 between 9 and 15`);
}

async function writeOrders(tx: Tx, wallets: number, scheduleId: string): Promise<void> {
  await tx`insert into categories (id, name) values ('design', 'Design') on conflict do nothing`;
  await tx.unsafe(`
    insert into gigs (id, freelancer_id, kind, state, title, description, category_id, currency, from_micros, delivery_days,
                      unit_name, created_at, updated_at, published_at, command_id)
    select ${named("gig")}, ${named("usr")}, 'unit', 'published', 'I will earn', 'A coin.', 'design', 'USD', 1, 3, 'item',
           now(), now(), now(), 'cmd_bench'
    from generate_series(1, 1) g`);
  // Written past the triggers that keep the search.
  await tx`set local session_replication_role = origin`;
  await tx.unsafe(`select search_put(array[${named("gig")}]) from generate_series(1, 1) g`);
  await tx`set local session_replication_role = replica`;
  const [buyer, gig] = [walletOwner(0), `gig_${"1".padStart(26, "0")}`];
  await tx.unsafe(
    `insert into orders (id, buyer_id, freelancer_id, gig_id, title, brief, currency, total_micros, commission_micros,
                         commission_bps, schedule_id, task_count, funding, clearing_hours, auto_accept_hours, lines, placed_at, command_id)
     select ${named("ord")}, $1, ${named("usr")}, $2, 'A coin', 'A coin, please.', 'USD', ${BALANCE}, 0, 0, $3, 1, 'balance',
            case when ${CLEARING} then 120 else 0 end, 72, '[]', now(), 'cmd_bench'
     from generate_series(1, ${wallets}) g`,
    [buyer, gig, scheduleId],
  );
  await tx.unsafe(
    `insert into tasks (id, order_id, position, buyer_id, freelancer_id, title, currency, price_micros, released_micros, commission_bps,
                        state, version, delivery_days, revisions_left, delivered_at, next_event, next_at, funded_at, closed_at, command_id)
     select ${named("tsk")}, ${named("ord")}, 1, $1, ${named("usr")}, 'A coin', 'USD', ${BALANCE}, ${RELEASED}, 0,
            case when ${DELIVERED} then 'delivered' else 'released' end, 4, 3, 0, now(),
            case when ${DELIVERED} then 'settle' end, case when ${DELIVERED} then now() end, now(),
            case when not (${DELIVERED}) then now() end, 'cmd_bench'
     from generate_series(1, ${wallets}) g`,
    [buyer],
  );
  await tx.unsafe(`
    insert into task_transitions (id, task_id, transition, from_state, to_state, actor_kind, actor_id, released_micros, at, command_id)
    select 'trn_' || s.place || lpad(g::text, 25, '0'), ${named("tsk")}, s.step, s.earlier, s.later, 'operator', 'operator',
           case s.step when 'accept' then ${BALANCE} else 0 end, now(), 'cmd_bench'
    from generate_series(1, ${wallets}) g,
         (values (1, 'fund', null, 'funded'), (2, 'start', 'funded', 'started'), (3, 'deliver', 'started', 'delivered'),
                 (4, 'accept', 'delivered', 'released')) s(place, step, earlier, later)
    where s.step <> 'accept' or not (${DELIVERED})`);
  await tx.unsafe(`
    insert into clearings (id, task_id, freelancer_id, currency, amount_micros, clears_at, command_id)
    select ${named("clr")}, ${named("tsk")}, ${named("usr")}, 'USD', ${BALANCE}, now(), 'cmd_bench'
    from generate_series(1, ${wallets}) g where ${CLEARING}`);
}

/** One deposit pays for everything; each task's money goes through its own escrow. */
async function writeBooks(tx: Tx): Promise<void> {
  const [buyer, deposit] = [walletOwner(0), `dep_${"1".padStart(26, "0")}`];
  await tx`
    insert into deposits (id, user_id, currency, amount_micros, state, created_at, settled_at, command_id)
    select ${deposit}, ${buyer}, 'USD', sum(price_micros), 'succeeded', now(), now(), 'cmd_bench' from tasks`;
  await tx`
    insert into accounts (kind, owner_id, currency, balance_micros)
    values ('card_clearing', 'farthing', 'USD', null), ('bank', 'farthing', 'USD', null), ('wallet', ${buyer}, 'USD', 0)`;
  await tx`insert into accounts (kind, owner_id, currency, balance_micros) 
    select 'escrow', id, 'USD', price_micros - released_micros from tasks order by id`;
  await tx`
    insert into accounts (kind, owner_id, currency, balance_micros)
    select case when o.clearing_hours > 0 then 'earnings_clearing' else 'earnings_available' end, t.freelancer_id, 'USD', t.released_micros
    from tasks t join orders o on o.id = t.order_id where t.released_micros > 0 order by t.id`;
  await tx`
    insert into transfers (kind, debit_account_id, credit_account_id, currency, amount_micros, subject_id, command_id, at)
    select k.kind, d.id, c.id, 'USD', p.amount_micros, p.id, 'cmd_bench', now()
    from deposits p, (values ('deposit', 'card_clearing', 'wallet'), ('processor.settle', 'bank', 'card_clearing')) k(kind, debit, credit)
    join accounts d on d.kind = k.debit join accounts c on c.kind = k.credit`;
  await tx`
    insert into transfers (kind, debit_account_id, credit_account_id, currency, amount_micros, subject_id, command_id, at)
    select 'escrow.fund', w.id, e.id, 'USD', t.price_micros, t.id, 'cmd_bench', now()
    from tasks t join accounts e on e.kind = 'escrow' and e.owner_id = t.id join accounts w on w.kind = 'wallet' order by t.id`;
  await tx`
    insert into transfers (kind, debit_account_id, credit_account_id, currency, amount_micros, subject_id, command_id, at)
    select case a.kind when 'earnings_clearing' then 'escrow.release_clearing' else 'escrow.release' end, e.id, a.id, 'USD',
           t.released_micros, t.id, 'cmd_bench', now()
    from tasks t join accounts e on e.kind = 'escrow' and e.owner_id = t.id
    join accounts a on a.kind in ('earnings_available', 'earnings_clearing') and a.owner_id = t.freelancer_id
    where t.released_micros > 0 order by t.id`;
}

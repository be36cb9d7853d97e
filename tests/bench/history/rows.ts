/** Writes the rows of a made-up history from its plan, table by table: each statement writes the steps from $1 to $2. */

const TASK = "history.id('tsk', o.digits, o.before + p, 20)";
const ESCROW = "(select escrow from history.offsets) + o.before + p";

/** People come first, because other rows refer to them. */
export const SIGN_UPS = [
  `insert into commands (place, id, name, actor_kind, actor_id, idempotency_key, input_hash, level, answer, at, sealed_at, transaction_id)
   select nextval('commands_place_seq'), command_id, 'people.sign_up', 'user', id, 'sign-up', sha256(id::bytea), 'password', '{}', at, at, pg_current_xact_id()
   from history.people order by i`,
];

/** Small tables, each written in one statement. */
export const WHOLE_TABLES = [
  `insert into users (id, handle, name, email_state, created_at, command_id) select id, 'member-' || i, 'Member ' || i, 'verified', at, command_id from history.people`,
  `insert into gigs (id, freelancer_id, kind, state, title, description, category_id, currency, from_micros, delivery_days, unit_name,
     created_at, published_at, updated_at, command_id)
   select gig_id, id, 'unit', 'published', 'I will label image number ' || i, 'Every label is checked twice.',
          (select min(id) from categories), 'USD', 1000, 3, 'image', at, at, at, command_id
   from history.people where i >= (select count(*) / 2 from history.people)`,
  `insert into payout_methods (id, user_id, holder, account_sealed, account_tail, created_at, cools_until, command_id)
   select method_id, id, 'Member', '\\x00', '0000', at, at, command_id from history.people
   where i >= (select count(*) / 2 from history.people)`,
  `insert into deposits (id, user_id, currency, amount_micros, state, provider_ref, created_at, settled_at, command_id)
   select d.id, u.id, 'USD', d.amount, 'succeeded', 'ref-' || d.ref, d.at, d.at, s.command_id
   from history.deposits d join history.people u on u.i = d.buyer join history.steps s on s.step = 'deposit' and s.ref = d.ref order by d.at`,
  `insert into payouts (id, user_id, method_id, currency, amount_micros, state, origin, provider_key, created_at, submitted_at, settled_at, command_id)
   select d.id, u.id, u.method_id, 'USD', d.amount, case when open then 'queued' else 'settled' end, 'sweep', d.id, d.at,
          case when not open then d.at end, case when not open then d.at end, s.command_id
   from history.payouts d join history.people u on u.i = d.freelancer
   join history.steps s on s.ref = d.ref and s.step = case when open then 'create' else 'settle' end order by d.at`,
  `insert into payout_transitions (id, payout_id, transition, from_state, to_state, at, command_id)
   select history.id('trn', s.digits, s.place, 21), d.id, s.step, f.from_state, f.to_state, s.at, s.command_id
   from history.steps s join history.payouts d on d.ref = s.ref
   join (values ('create', null, 'queued'), ('submit', 'queued', 'submitted'), ('settle', 'submitted', 'settled')) f(step, from_state, to_state)
     on f.step = s.step order by s.place`,
  `insert into clearings (id, task_id, freelancer_id, currency, amount_micros, clears_at, cleared_at, command_id)
   select history.id('clr', o.digits, o.before + p, 22), ${TASK}, f.id, 'USD', o.price - o.price_commission, s.at, s.at, s.command_id
   from history.steps s join history.orders o on o.n = s.ref join history.people f on f.i = o.freelancer, generate_series(1, o.size) p
   where s.step = 'clear' order by s.place`,
];

/** Balances follow from the transfers; the plan assigned the account numbers. */
export const ACCOUNTS = [
  `insert into accounts (id, kind, owner_id, currency, balance_micros) overriding system value
   values (1, 'card_clearing', 'farthing', 'USD', null), (2, 'bank', 'farthing', 'USD', null),
          (3, 'payout_in_transit', 'farthing', 'USD', null), (4, 'commission', 'farthing', 'USD', null)`,
  `create table history.sums as
   select account, sum(change) as micros from (
     select credit_account_id as account, amount_micros as change from transfers where kind <> 'escrow.fund'
       and kind not in ('escrow.commission', 'payout.settle', 'processor.settle')
     union all select debit_account_id, -amount_micros from transfers where kind in ('escrow.fund', 'earnings.clear', 'payout.sweep')
   ) t group by account`,
  `insert into accounts (id, kind, owner_id, currency, balance_micros) overriding system value
   select a.id, a.kind, p.id, 'USD', coalesce(s.micros, 0) from history.people p,
     lateral (values (p.wallet, 'wallet'), (p.available, 'earnings_available'), (p.clearing, 'earnings_clearing')) a(id, kind)
     left join history.sums s on s.account = a.id order by a.id`,
  `insert into accounts (id, kind, owner_id, currency, balance_micros) overriding system value
   select ${ESCROW}, 'escrow', ${TASK}, 'USD', case when o.life in ('delivered', 'started') then o.price else 0 end
   from history.orders o, generate_series(1, o.size) p`,
];

const LAST_STEP = `case o.life when 'accepted' then 'accept' when 'clearing' then 'accept' when 'declined' then 'decline'
  when 'split' then 'agree_cancel' when 'delivered' then 'deliver' else 'start' end`;

/** Tables as long as the history, written in chunks. */
export const LONG_TABLES = {
  commands: `
    insert into commands (place, id, name, actor_kind, actor_id, idempotency_key, input_hash, level, answer, at, sealed_at, transaction_id)
    select nextval('commands_place_seq'), s.command_id, 'orders.' || s.step, 'user', coalesce(p.id, 'farthing'), s.command_id, sha256(s.command_id::bytea), 'password',
           '{"advanced": [], "refused": []}', s.at, s.at, pg_current_xact_id()
    from history.steps s left join history.orders o on o.n = s.ref left join history.people p on p.i = o.buyer
    where s.place between $1 and $2 order by s.place`,
  events: `
    with told as (
      insert into events (id, name, subject_id, payload, at, command_id)
      select history.id('evt', s.digits, s.place, 23),
             case s.step when 'fund' then 'order.placed' when 'start' then 'task.started' when 'deliver' then 'task.delivered'
               when 'decline' then 'task.declined' when 'accept' then 'task.accepted' else 'task.accepted_part' end,
             o.id, json_build_object('orderId', o.id, 'count', o.size, 'currency', 'USD', 'parties',
               json_build_object('buyerId', b.id, 'freelancerId', f.id)), s.at, s.command_id
      from history.steps s join history.orders o on o.n = s.ref join history.people b on b.i = o.buyer join history.people f on f.i = o.freelancer
      where s.place between $1 and $2 and s.step in ('fund', 'start', 'deliver', 'decline', 'accept', 'accept_part') order by s.place returning id, at
    ) insert into event_relays select id, at from told`,
  orders: `
    insert into orders (id, buyer_id, freelancer_id, gig_id, title, brief, currency, total_micros, commission_micros, commission_bps, schedule_id,
      task_count, funding, clearing_hours, auto_accept_hours, lines, placed_at, command_id)
    select o.id, b.id, f.id, f.gig_id, 'I will label image number ' || f.i, 'Please label it.', 'USD', o.size * o.price,
           o.size * o.price_commission, 1000, (select id from commission_schedules order by version limit 1), o.size,
           case o.life when 'clearing' then 'card' else 'balance' end, case o.life when 'clearing' then 120 else 0 end, 72,
           json_build_array(json_build_object('title', 'image', 'quantity', o.size)), o.at, s.command_id
    from history.steps s join history.orders o on o.n = s.ref join history.people b on b.i = o.buyer join history.people f on f.i = o.freelancer
    where s.step = 'fund' and s.place between $1 and $2 order by s.place`,
  tasks: `
    insert into tasks (id, order_id, position, buyer_id, freelancer_id, title, currency, price_micros, released_micros, refunded_micros,
      commission_micros, commission_bps, state, version, delivery_days, revisions_left, due_at, delivered_at, next_event, next_at,
      funded_at, closed_at, command_id)
    select ${TASK}, o.id, p, b.id, f.id, 'I will label image number ' || f.i, 'USD', o.price, r.released,
           case o.life when 'declined' then o.price when 'split' then o.price - o.part else 0 end,
           r.commission, 1000,
           case o.life when 'accepted' then 'released' when 'clearing' then 'released' when 'declined' then 'refunded' else o.life end,
           4, 3, 1, o.at + interval '3 days', case when o.life not in ('declined', 'started') then o.at + interval '20 hours' end,
           case o.life when 'delivered' then 'settle' when 'started' then 'abandon' end,
           case when o.life in ('delivered', 'started') then now() + interval '30 days' end,
           o.at, case when o.life not in ('delivered', 'started') then s.at end, s.command_id
    from history.steps s join history.orders o on o.n = s.ref join history.people b on b.i = o.buyer join history.people f on f.i = o.freelancer,
      lateral (select case when o.life in ('accepted', 'clearing') then o.price when o.life = 'split' then o.part else 0 end as released,
                      case when o.life in ('accepted', 'clearing') then o.price_commission when o.life = 'split' then o.part_commission else 0 end as commission) r,
      generate_series(1, o.size) p
    where s.step = ${LAST_STEP} and s.place between $1 and $2 order by s.place`,
  deliveries: `
    insert into deliveries (id, task_id, note, at, command_id)
    select history.id('dlv', s.digits, o.before + p, 24), ${TASK}, 'Here it is.', s.at, s.command_id
    from history.steps s join history.orders o on o.n = s.ref, generate_series(1, o.size) p
    where s.step = 'deliver' and s.place between $1 and $2 order by s.place`,
  task_transitions: `
    insert into task_transitions (id, task_id, transition, from_state, to_state, actor_kind, actor_id, released_micros, refunded_micros, at, command_id)
    select history.id('trn', s.digits, (o.before + p) * 8 + l.hours % 8, 25), ${TASK}, s.step, l.from_state, l.to_state, 'user', b.id,
           case when l.to_state = 'released' then o.price when s.step = 'accept_part' then o.part else 0 end,
           case when s.step = 'decline' then o.price when s.step = 'agree_cancel' then o.price - o.part else 0 end, s.at, s.command_id
    from history.steps s join history.orders o on o.n = s.ref join history.lives l on l.life = o.life and l.step = s.step and l.to_state is not null
      join history.people b on b.i = o.buyer, generate_series(1, o.size) p
    where s.place between $1 and $2 order by s.place`,
  transfers: `
    insert into transfers (kind, debit_account_id, credit_account_id, currency, amount_micros, subject_id, command_id, at)
    select kind, debit, credit, 'USD', amount, subject, command_id, at from (
    select s.place, m.kind,
           case when m.kind = 'escrow.fund' then b.wallet when m.kind = 'earnings.clear' then f.clearing else ${ESCROW} end as debit,
           case m.kind when 'escrow.fund' then ${ESCROW} when 'escrow.refund' then b.wallet when 'escrow.commission' then 4
             when 'escrow.release_clearing' then f.clearing else f.available end as credit,
           case m.amount when 'price' then o.price when 'net' then o.price - o.price_commission when 'commission' then o.price_commission
             when 'part_net' then o.part - o.part_commission when 'part_commission' then o.part_commission else o.price - o.part end as amount,
           ${TASK} as subject, s.command_id, s.at
    from history.steps s join history.orders o on o.n = s.ref join history.moves m on m.step = s.step and m.life = o.life
      join history.people b on b.i = o.buyer join history.people f on f.i = o.freelancer, generate_series(1, o.size) p
    where s.place between $1 and $2
    union all
    select s.place, 'deposit', 1, u.wallet, d.amount, d.id, s.command_id, s.at
    from history.steps s join history.deposits d on d.ref = s.ref join history.people u on u.i = d.buyer
    where s.step = 'deposit' and s.place between $1 and $2
    union all
    select s.place, case s.step when 'create' then 'payout.sweep' else 'payout.settle' end, case s.step when 'create' then u.available else 3 end,
           case s.step when 'create' then 3 else 2 end, d.amount, d.id, s.command_id, s.at
    from history.steps s join history.payouts d on d.ref = s.ref join history.people u on u.i = d.freelancer
    where s.step in ('create', 'settle') and s.place between $1 and $2
    union all
    select s.place, 'processor.settle', 2, 1, 1000000 * (1 + s.ref), 'stl_' || s.ref, s.command_id, s.at
    from history.steps s where s.step = 'processor' and s.place between $1 and $2
    ) t order by place`,
} as const;

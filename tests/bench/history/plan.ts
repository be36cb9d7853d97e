/** Plans a made-up history in a scratch schema: the orders, the life of each task, and the moment of every step. */

export interface HistorySize {
  tasks: number;
  people: number;
  orders: number;
  days: number;
}

const TRANSFERS_PER_TASK = 2.93;
const TASKS_PER_ORDER = 8;

/** Half of the people buy, half sell; an order has about eight tasks, from single ones to bulk. */
export function sizeFor(transfers: number): HistorySize {
  const tasks = Math.ceil(transfers / TRANSFERS_PER_TASK);
  return {
    tasks,
    people: 2 * Math.max(10, Math.ceil(tasks / 300)),
    orders: Math.max(20, Math.ceil(tasks / TASKS_PER_ORDER)),
    days: 180,
  };
}

/** Ten per cent, rounded down. */
const COMMISSION = (micros: string) => `div((${micros})::numeric * 1000, 10000)::bigint`;

const digit = (shift: number) =>
  `substr('0123456789abcdefghjkmnpqrstvwxyz', ((ms >> ${shift}) & 31)::int + 1, 1)`;

/** Ids like the product's: a prefix, ten digits of time, sixteen that look random but are computed from a number. */
const ID_FUNCTIONS = [
  "create schema history",
  // In steps, because one expression would evaluate the moment again for every digit.
  `create function history.digits(at timestamptz) returns text language plpgsql immutable as $$
     declare ms bigint := extract(epoch from at) * 1000;
     begin return ${[45, 40, 35, 30, 25, 20, 15, 10, 5, 0].map(digit).join(" || ")}; end $$`,
  `create function history.id(prefix text, digits text, n bigint, seed bigint) returns text language sql immutable as $$
     select prefix || '_' || digits || lpad(to_hex(hashint8extended(n, seed)), 16, '0') $$`,
  `create function history.dice(n bigint, seed bigint, sides bigint) returns bigint language sql immutable as $$
     select (hashint8extended(n, seed) & 9223372036854775807) % sides $$`,
];

function people({ people: count, days }: HistorySize): string {
  return `
    create table history.people as
    select i, history.id('usr', history.digits(at), i, 1) as id, history.id('gig', history.digits(at), i, 2) as gig_id,
           history.id('pmt', history.digits(at), i, 3) as method_id, history.id('cmd', history.digits(at), i, 4) as command_id,
           100 + 3 * i as wallet, 101 + 3 * i as available, 102 + 3 * i as clearing, at
    from (select i, now() - interval '${days + 10} days' + i * interval '1 day' / ${count} as at
          from generate_series(0::bigint, ${count - 1}) i) p`;
}

/** Lives of tasks: accepted, accepted with clearing, declined, split after a part, and two that are still open. */
function orders({ orders: count, people: persons, days }: HistorySize): string {
  const half = persons / 2;
  return `
    create table history.orders as
    select n, size, sum(size) over (order by n) - size as before, buyer, freelancer, price, price / 2 as part,
           ${COMMISSION("price")} as price_commission, ${COMMISSION("price / 2")} as part_commission,
           case when life < 80 then 'accepted' when life < 85 then 'clearing' when life < 90 then 'declined'
                when life < 93 then 'split' when life < 97 then 'delivered' else 'started' end as life,
           at, history.digits(at) as digits, history.id('ord', history.digits(at), n, 5) as id
    from (select n, case when n % 10 < 7 then 1 when n % 10 < 9 then 10 else 53 end as size,
                 least(history.dice(n, 11, ${half}), history.dice(n, 15, ${half})) as buyer,
                 ${half} + least(history.dice(n, 12, ${half}), history.dice(n, 16, ${half})) as freelancer,
                 1000 + history.dice(n, 13, 5000000) as price, history.dice(n, 14, 100) as life,
                 now() - interval '${days} days' + n * interval '${days - 8} days' / ${count} as at
          from generate_series(0::bigint, ${count - 1}) n) o`;
}

/** The transfers of one task of an order, by step and life: the transfer kind and the amount. */
const MOVES = `
  create table history.moves as
  select * from (values
    ('fund', 'accepted', 1, 'escrow.fund', 'price'), ('fund', 'clearing', 1, 'escrow.fund', 'price'),
    ('fund', 'declined', 1, 'escrow.fund', 'price'), ('fund', 'split', 1, 'escrow.fund', 'price'),
    ('fund', 'delivered', 1, 'escrow.fund', 'price'), ('fund', 'started', 1, 'escrow.fund', 'price'),
    ('accept', 'accepted', 1, 'escrow.release', 'net'), ('accept', 'accepted', 2, 'escrow.commission', 'commission'),
    ('accept', 'clearing', 1, 'escrow.release_clearing', 'net'), ('accept', 'clearing', 2, 'escrow.commission', 'commission'),
    ('accept_part', 'split', 1, 'escrow.release', 'part_net'), ('accept_part', 'split', 2, 'escrow.commission', 'part_commission'),
    ('agree_cancel', 'split', 1, 'escrow.refund', 'rest'), ('decline', 'declined', 1, 'escrow.refund', 'price'),
    ('clear', 'clearing', 1, 'earnings.clear', 'net')
  ) m(step, life, turn, kind, amount)`;

/** The steps of every life: hours after the order, the old and the new state, and the actor. */
const STEPS_OF_LIVES = `
  create table history.lives as
  select * from (values
    ('accepted', 'fund', 0, null, 'funded'), ('accepted', 'start', 1, 'funded', 'started'),
    ('accepted', 'deliver', 20, 'started', 'delivered'), ('accepted', 'accept', 30, 'delivered', 'released'),
    ('clearing', 'fund', 0, null, 'funded'), ('clearing', 'start', 1, 'funded', 'started'),
    ('clearing', 'deliver', 20, 'started', 'delivered'), ('clearing', 'accept', 30, 'delivered', 'released'),
    ('clearing', 'clear', 150, null, null),
    ('declined', 'fund', 0, null, 'funded'), ('declined', 'decline', 2, 'funded', 'refunded'),
    ('split', 'fund', 0, null, 'funded'), ('split', 'start', 1, 'funded', 'started'),
    ('split', 'deliver', 20, 'started', 'delivered'), ('split', 'accept_part', 30, 'delivered', 'started'),
    ('split', 'agree_cancel', 50, 'started', 'split'),
    ('delivered', 'fund', 0, null, 'funded'), ('delivered', 'start', 1, 'funded', 'started'),
    ('delivered', 'deliver', 20, 'started', 'delivered'),
    ('started', 'fund', 0, null, 'funded'), ('started', 'start', 1, 'funded', 'started')
  ) l(life, step, hours, from_state, to_state)`;

/** Deposits that cover a buyer's orders, and payouts of four fifths of a freelancer's earnings; a few are still open. */
function moneyInAndOut({ days }: HistorySize): string[] {
  const spread = (hours: number) =>
    `now() - interval '${days} days' + interval '${hours} hours' + k * interval '${days - 8} days' / times`;
  return [
    `create table history.deposits as
     select row_number() over () as ref, buyer, amount, ${spread(-24)} as at,
            history.id('dep', history.digits(${spread(-24)}), row_number() over (), 6) as id
     from (select buyer, 1 + count(*) / 10 as times,
                  (div(sum(size * price) / (1 + count(*) / 10), 10000) + 100) * 10000 as amount
           from history.orders group by buyer) b, generate_series(0, times - 1) k`,
    `create table history.payouts as
     select row_number() over () as ref, freelancer, amount, (k = times - 1 and freelancer % 10 = 0) as open, ${spread(160)} as at,
            history.id('pay', history.digits(${spread(160)}), row_number() over (), 7) as id
     from (select freelancer, 1 + count(*) / 20 as times, div(sum(size * case life
             when 'split' then part - part_commission else price - price_commission end) * 8 / 10 / (1 + count(*) / 20), 10000) * 10000 as amount
           from history.orders where life in ('accepted', 'clearing', 'split') group by freelancer) f, generate_series(0, times - 1) k
     where amount > 0`,
  ];
}

/** All commands of the history in the order they happened; `place` numbers them. */
function steps({ days }: HistorySize): string {
  return `
    create table history.steps as
    select place, step, ref, at, digits, history.id('cmd', digits, place, 8) as command_id
    from (select row_number() over (order by at, source, ref) as place, step, ref, at, history.digits(at) as digits
    from (
      select 1 as source, l.step, o.n as ref, o.at + l.hours * interval '1 hour' as at from history.orders o join history.lives l using (life)
      union all select 2, 'deposit', ref, at from history.deposits
      union all select 3, s.step, ref, at + s.minutes * interval '1 minute'
        from history.payouts, (values ('create', 0), ('submit', 1), ('settle', 90)) s(step, minutes) where s.step = 'create' or not open
      union all select 4, 'processor', d, now() - interval '${days} days' + d * interval '1 day' from generate_series(1, ${days - 1}) d
    ) s offset 0) t order by 1`;
}

/** The statements that write the plan, in order. */
export function planStatements(size: HistorySize): string[] {
  return [
    ...ID_FUNCTIONS,
    people(size),
    orders(size),
    MOVES,
    STEPS_OF_LIVES,
    ...moneyInAndOut(size),
    steps(size),
    "alter table history.steps add primary key (place)",
    "create index on history.orders (n)",
    ...["people", "orders", "moves", "lives", "deposits", "payouts", "steps"].map(
      (table) => `analyze history.${table}`,
    ),
  ];
}

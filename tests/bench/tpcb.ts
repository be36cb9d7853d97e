/** The yardstick: a TPC-B-like transaction, statement after statement, with the same driver on the same server. */
import { connect } from "#db/client.server.ts";
import type { Sql } from "#db/client.server.ts";
import { each, measure } from "./measure.ts";
import type { Measured } from "./measure.ts";

const ACCOUNTS = 100_000;
const TELLERS = 10;

/** pgbench's tables at scale one. */
export async function prepareTpcb(url: string): Promise<void> {
  const sql = connect(url, { max: 1 });
  await sql`create schema tpcb`;
  await sql`create table tpcb.branches (bid int primary key, bbalance int not null) with (fillfactor = 50)`;
  await sql`create table tpcb.tellers (tid int primary key, tbalance int not null) with (fillfactor = 50)`;
  await sql`create table tpcb.accounts (aid int primary key, abalance int not null) with (fillfactor = 90)`;
  await sql`create table tpcb.history (tid int, bid int, aid int, delta int, mtime timestamptz)`;
  await sql`insert into tpcb.branches values (1, 0)`;
  await sql`insert into tpcb.tellers select g, 0 from generate_series(1, ${TELLERS}::int) g`;
  await sql`insert into tpcb.accounts select g, 0 from generate_series(1, ${ACCOUNTS}::int) g`;
  await sql`vacuum analyze tpcb.accounts`;
  await sql.end();
}

/** `callers` use as many connections, like pgbench. */
export async function runTpcb(
  url: string,
  callers: number,
  transactions: number,
): Promise<Measured> {
  const sql = connect(url, { max: callers });
  await Promise.all(Array.from({ length: callers }, () => sql`select pg_sleep(0.01)`));
  const work = Array.from({ length: transactions }, () => pick());
  const result = await measure(
    `TPC-B-like, ${callers} callers`,
    callers,
    each(work, (one) => transact(sql, one)),
  );
  await sql.end();
  return result;
}

interface Pick {
  aid: number;
  tid: number;
  delta: number;
}

function pick(): Pick {
  const upTo = (most: number) => 1 + Math.floor(Math.random() * most);
  return { aid: upTo(ACCOUNTS), tid: upTo(TELLERS), delta: upTo(10_000) - 5_000 };
}

async function transact(sql: Sql, { aid, tid, delta }: Pick): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`update tpcb.accounts set abalance = abalance + ${delta} where aid = ${aid}`;
    await tx`select abalance from tpcb.accounts where aid = ${aid}`;
    await tx`update tpcb.tellers set tbalance = tbalance + ${delta} where tid = ${tid}`;
    await tx`update tpcb.branches set bbalance = bbalance + ${delta} where bid = 1`;
    await tx`insert into tpcb.history values (${tid}, 1, ${aid}, ${delta}, now())`;
  });
}

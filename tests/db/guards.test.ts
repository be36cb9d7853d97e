/** Tries to break every guard, as the application's own role, with every statement that role may run. */
import { beforeAll, describe, expect, test } from "vitest";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { post } from "#app/domain/ledger/post.ts";
import type { Tx } from "#db/client.server.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { order } from "#tests/kit/task-scene.ts";

const database = useDatabase();
let people: Cast;
let taskId: string;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 500_000_000n);
  [taskId = ""] = (await order(people.ada, people.lin, { priceMicros: 100_000_000n })).taskIds;
});

/** Begins a command by hand, as a careless or hostile programmer would. */
async function begin(sql: Tx, id = newId("command")): Promise<string> {
  await sql`
    insert into commands (id, name, actor_kind, actor_id, idempotency_key, input_hash, level, at)
    values (${id}, 'hand', 'operator', 'operator', ${newFormKey()}, '\\x00', 'operator', now())`;
  return id;
}

const seal = (sql: Tx, id: string) =>
  sql`update commands set answer = '{}', sealed_at = now() where id = ${id}`;

const postByHand = (sql: Tx, commandId: string, micros = 1n) => sql`
  select post_transfers(${[commandId]}::text[], ${[new Date().toISOString()]}::timestamptz[], ${["escrow.fund"]}::text[], ${[people.ada.id]}::text[], ${[taskId]}::text[],
                        ${["USD"]}::text[], ${[`${micros}`]}::bigint[], ${[taskId]}::text[])`;

describe("the application's role", () => {
  test("is the narrow farthing_app", async () => {
    expect(await database.app`select current_user::text as name`).toEqual([
      { name: "farthing_app" },
    ]);
  });

  test.each([
    "select pg_read_file('/etc/passwd')",
    "create table mine (a int)",
    "drop table transfers",
    "alter table transfers disable trigger all",
    "create or replace function enter_transfers(p text[]) returns void language sql as 'select'",
    "set session_replication_role = replica",
    "alter role farthing_app superuser",
    "set role farthing",
    "set session authorization farthing",
  ])("may not: %s", async (statement) => {
    await expect(database.app.unsafe(statement)).rejects.toMatchObject({ code: "42501" });
  });
});

describe("history", () => {
  test.each([
    "transfers",
    "task_transitions",
    "events",
    "commands",
    "payout_transitions",
    "deliveries",
    "rulings",
    "dispute_statements",
    "commission_schedules",
    "commission_rates",
    "accounts",
  ])("%s: the application deletes nothing", async (table) => {
    await expect(database.app.unsafe(`delete from ${table}`)).rejects.toMatchObject({
      code: "42501",
    });
    await expect(database.app.unsafe(`truncate ${table} cascade`)).rejects.toMatchObject({
      code: "42501",
    });
  });

  test.each([
    "update transfers set amount_micros = 1",
    "update accounts set balance_micros = 1",
    "update transfers set command_id = command_id",
    "insert into accounts (kind, owner_id, currency) values ('wallet', 'x', 'USD')",
    "insert into transfers (kind, debit_account_id, credit_account_id, currency, amount_micros, subject_id, command_id, at) values ('deposit', 1, 2, 'USD', 1, 'x', 'x', now())",
    "update task_transitions set note = ''",
    "update commands set name = 'other'",
    "update transfer_kinds set debit_kind = 'wallet'",
    "delete from lifecycle_steps",
  ])("the application may not: %s", async (statement) => {
    await expect(database.app.unsafe(statement)).rejects.toMatchObject({ code: "42501" });
  });

  test.each([
    ["transfers", "amount_micros = amount_micros + 1"],
    ["task_transitions", "note = 'x'"],
    ["events", "name = 'x'"],
  ])("%s: the owner neither edits nor deletes nor truncates", async (table, change) => {
    await expect(database.owner.unsafe(`update ${table} set ${change}`)).rejects.toMatchObject({
      code: "FA005",
    });
    await expect(database.owner.unsafe(`delete from ${table}`)).rejects.toMatchObject({
      code: "FA005",
    });
    await expect(database.owner.unsafe(`truncate ${table} cascade`)).rejects.toMatchObject({
      code: "FA005",
    });
  });
});

describe("commands", () => {
  test("a transaction whose command is not sealed does not commit", async () => {
    await expect(database.app.begin((sql) => begin(sql))).rejects.toMatchObject({ code: "FA003" });
  });

  test("a command cannot begin outside a transaction", async () => {
    await expect(begin(database.app as unknown as Tx)).rejects.toMatchObject({ code: "FA003" });
  });

  test("no row is written after the seal", async () => {
    const late = database.app.begin(async (sql) => {
      const id = await begin(sql);
      await seal(sql, id);
      await postByHand(sql, id);
    });
    await expect(late).rejects.toMatchObject({ code: "FA004" });
  });

  test("no row is written under a finished command, under none, or under an invented one", async () => {
    const [finished] = await database.app<{ id: string }[]>`select id from commands limit 1`;
    for (const id of [finished?.id ?? "", "", "cmd_invented"]) {
      await expect(database.app.begin((sql) => postByHand(sql, id))).rejects.toMatchObject({
        code: "FA004",
      });
      await expect(
        database.app`update tasks set version = 9, command_id = ${id} where id = ${taskId}`,
      ).rejects.toMatchObject({ code: "FA004" });
    }
  });

  test("no row is written under a command that another transaction has open", async () => {
    const { promise: written, resolve: finish } = Promise.withResolvers<void>();
    const { promise: begun, resolve: tell } = Promise.withResolvers<string>();
    const open = database.app.begin(async (sql) => {
      const id = await begin(sql);
      tell(id);
      await written;
      await seal(sql, id);
    });
    const id = await begun;
    await expect(database.app.begin((sql) => postByHand(sql, id))).rejects.toMatchObject({
      code: "FA004",
    });
    finish();
    await open;
  });

  test("a change that does not name its command is refused", async () => {
    await expect(
      database.app`update tasks set version = 9 where id = ${taskId}`,
    ).rejects.toMatchObject({ code: "FA004" });
  });

  test("a seal is final, and is set by its own transaction only", async () => {
    await expect(database.app`update commands set sealed_at = now()`).rejects.toMatchObject({
      code: "FA002",
    });
    await expect(database.app`update commands set answer = '{"forged":1}'`).rejects.toMatchObject({
      code: "FA002",
    });
  });

  test("every table that names a command is guarded", async () => {
    const rows = await database.owner<{ name: string; guards: number }[]>`
      select c.table_name as name, (select count(*)::int from pg_trigger t where t.tgrelid = c.table_name::regclass and t.tgname like '%\\_guard') as guards
      from information_schema.columns c where c.table_schema = 'public' and c.column_name = 'command_id'`;
    expect(rows.filter((row) => row.guards !== 2)).toEqual([]);
    expect(rows.length).toBeGreaterThan(15);
  });
});

describe("money", () => {
  const inCommand = (entries: Parameters<typeof post>[1]) =>
    command({ name: "test.post", actor: OPERATOR, key: newFormKey(), input: {} }, async (tx) => {
      await post(tx, entries);
      return {};
    });

  test("an account of a person never falls below zero", async () => {
    const entry = {
      kind: "escrow.fund",
      from: people.max.id,
      to: taskId,
      currency: "USD",
      micros: 1n,
      subject: taskId,
    } as const;
    await expect(inCommand([entry])).rejects.toMatchObject({ code: "insufficient_balance" });
  });

  test.each([0n, -1n])("an amount of %s is not a transfer", async (micros) => {
    const entry = {
      kind: "escrow.fund",
      from: people.ada.id,
      to: taskId,
      currency: "USD",
      micros,
      subject: taskId,
    } as const;
    await expect(inCommand([entry])).rejects.toMatchObject({ code: "23514" });
  });

  test("a transfer of an unknown kind moves nothing", async () => {
    const entry = {
      kind: "gift",
      from: people.ada.id,
      to: people.lin.id,
      currency: "USD",
      micros: 1n,
      subject: taskId,
    } as never;
    await expect(inCommand([entry])).rejects.toMatchObject({ code: "FA007" });
  });

  test("a sum beyond eight bytes is refused, not wrapped", async () => {
    const huge = {
      kind: "deposit",
      from: "farthing",
      to: people.max.id,
      currency: "USD",
      micros: 9_223_372_036_854_775_807n,
      subject: taskId,
    } as const;
    await expect(inCommand([huge, huge])).rejects.toMatchObject({ code: "22003" });
  });

  test("a state moves only along its lifecycle", async () => {
    const jump = database.app.begin(async (sql) => {
      const id = await begin(sql);
      await sql`update tasks set state = 'delivered', command_id = ${id} where id = ${taskId}`;
      await seal(sql, id);
    });
    await expect(jump).rejects.toMatchObject({ code: "FA006" });
  });

  test("a task cannot claim to be paid while its money is held", async () => {
    const lie = database.app.begin(async (sql) => {
      const id = await begin(sql);
      await sql`update tasks set state = 'refunded', command_id = ${id} where id = ${taskId}`;
      await seal(sql, id);
    });
    await expect(lie).rejects.toMatchObject({ constraint_name: "tasks_closed_means_paid_out" });
  });
});

describe("agreed terms", () => {
  const inHand = (change: (sql: Tx, id: string) => Promise<unknown>) =>
    database.app.begin(async (sql) => {
      const id = await begin(sql);
      await change(sql, id);
      await seal(sql, id);
    });

  beforeAll(async () => {
    await inHand(async (sql, id) => {
      await sql`
        insert into payout_methods (id, user_id, holder, account_sealed, account_tail, created_at, cools_until, command_id)
        values ('pmt_frozen', ${people.lin.id}, 'Lin', '\\x00', '0000', now(), now(), ${id})`;
    });
  });

  test.each([
    ["tasks", "price_micros = 1"],
    ["tasks", "commission_bps = 0"],
    ["tasks", "freelancer_id = buyer_id"],
    ["tasks", "currency = 'KWD'"],
    ["deposits", "amount_micros = amount_micros * 2"],
    ["payout_methods", "account_sealed = '\\x01'"],
    ["payout_methods", "cools_until = now() - interval '1 day'"],
  ])("%s: no command sets %s afterwards", async (table, change) => {
    const changed = inHand((sql, id) =>
      sql.unsafe(`update ${table} set ${change}, command_id = '${id}'`),
    );
    await expect(changed).rejects.toMatchObject({ code: "FA009" });
    await expect(database.owner.unsafe(`update ${table} set ${change}`)).rejects.toMatchObject({
      code: "FA009",
    });
  });

  test("an order never changes", async () => {
    const changed = inHand((sql, id) => sql`update orders set brief = 'x', command_id = ${id}`);
    await expect(changed).rejects.toMatchObject({ code: "42501" });
    await expect(database.owner`update orders set brief = 'x'`).rejects.toMatchObject({
      code: "FA005",
    });
  });

  test.each(["orders", "tasks", "deposits", "payout_methods"])(
    "%s: no row is deleted",
    async (table) => {
      await expect(database.owner.unsafe(`delete from ${table}`)).rejects.toMatchObject({
        code: "FA005",
      });
      await expect(database.owner.unsafe(`truncate ${table} cascade`)).rejects.toMatchObject({
        code: "FA005",
      });
    },
  );

  test("a published commission schedule gets no further rates", async () => {
    const late = inHand(
      (sql, id) => sql`
        insert into commission_rates (schedule_id, category_id, freelancer_id, bps, command_id)
        select id, null, ${people.lin.id}, 0, ${id} from commission_schedules`,
    );
    await expect(late).rejects.toMatchObject({ code: "FA009" });
  });
});

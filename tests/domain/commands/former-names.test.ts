/** A command that an earlier release began under its former name answers its key under its present name. */
import { expect, test } from "vitest";
import { command } from "#app/domain/commands/command.ts";
import type { CommandName } from "#app/domain/commands/command-names.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { FORMER_NAMES } from "#app/domain/commands/former-names.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { advanceTasks } from "#app/domain/tasks/advance-tasks.ts";
import { cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { leaveCommand } from "#tests/kit/left-command.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

const database = useDatabase();

const leave = (name: string, of: { actor: Actor; key: string; input: unknown }) =>
  leaveCommand(database, name, of);

/** The operator may; the tests are about keys. */
const ASKED_FOR = "demo.mark" as const;

const never = async () => {
  throw new Error("This was done already.");
};

test("every renamed command gives its old answer for its old key and input, and refuses another input", async () => {
  const outcomes: string[] = [];
  for (const [former, name] of FORMER_NAMES) {
    const input = { of: former, micros: 1n };
    const spec = { name, ability: ASKED_FOR, actor: OPERATOR, key: newFormKey(), input };
    await leave(former, spec);
    const again = await command<{ by: string }>(spec, never);
    if (again.replayed && again.answer.by === former) outcomes.push(former);
    const other = command({ ...spec, input: { of: former, micros: 2n } }, never);
    expect(await refusalOf(other)).toMatchObject({ code: "key_reused" });
  }
  expect(outcomes).toEqual([...FORMER_NAMES.keys()]);
});

test("a key of another command's former name is refused, even for the same input", async () => {
  const spec = {
    name: "tasks.accept",
    ability: ASKED_FOR,
    actor: OPERATOR,
    key: newFormKey(),
    input: {},
  } as const;
  await leave("orders.cancel", spec);
  expect(await refusalOf(command(spec, never))).toMatchObject({ code: "key_reused" });
  const unknown = { ...spec, key: newFormKey(), name: "orders.place" as CommandName };
  await leave("orders.former", unknown);
  expect(await refusalOf(command(unknown, never))).toMatchObject({ code: "key_reused" });
});

test("tasks advanced one by one, which share a transaction, give the old answer for the old key", async () => {
  const { lin } = await cast();
  const said = { tasks: [{ id: newId("task"), version: 1 }], note: "" };
  const keys = [newFormKey(), newFormKey(), newFormKey()];
  for (const key of keys) await leave("orders.start", { actor: lin, key, input: said });
  const again = keys.map((key) => advanceTasks(lin, { ...said, transition: "start", key }));
  expect((await Promise.all(again)).map(({ answer }) => answer)).toEqual(
    keys.map(() => ({ by: "orders.start" })),
  );
  const [key = ""] = keys;
  const other = advanceTasks(lin, { ...said, note: "Soon", transition: "start", key });
  expect(await refusalOf(other)).toMatchObject({ code: "key_reused" });
});

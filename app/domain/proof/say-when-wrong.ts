/** Notifies staff that the books are wrong: once a day for the same failed checks. */
import { enqueue } from "#app/domain/events/enqueue.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Verification } from "./verify.ts";

/** Does nothing when the books are right. Idempotent: the key is the day and the names of the failed checks. */
export async function sayWhenWrong({ checks, healthy }: Verification): Promise<void> {
  if (healthy) return;
  const failed = checks
    .filter((check) => check.kind === "violation" && check.found > 0)
    .map(({ name }) => name);
  const day = nowDate().toISOString().slice(0, 10);
  const spec = {
    name: "proof.alarm" as const,
    actor: CLOCK,
    key: `books-wrong:${day}:${failed.join(",")}`,
    input: { failed },
  };
  await command(spec, async (tx) => {
    const note = failed.map((name) => name.replaceAll("-", " ")).join("; ");
    await enqueue(tx, [{ name: "books.wrong", subjectId: "books", payload: { note } }]);
    return {};
  });
}

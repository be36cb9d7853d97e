/** Delivers work: a note, files, or both, for one task or for many pieces at once (decision 61). */
import { tidyText } from "#app/domain/kernel/tidy-text.ts";
import { attach } from "#app/domain/files/attach.ts";
import type { ReceivedFile } from "#app/domain/files/received-file.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome } from "#app/domain/commands/command.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { advanceAndTell } from "./advance.ts";
import type { AdvanceAnswer } from "./advance-tasks.ts";
import { lockTasks } from "./lock-tasks.ts";
import type { TaskSelection } from "./lock-tasks.ts";

export const MAX_DELIVERY_NOTE = 10_000;

export interface DeliverInput {
  tasks: TaskSelection;
  note: string;
  files: ReceivedFile[];
  key: string;
}

/** Refuses `delivery_empty` when there is neither a note nor a file, and what `lockTasks` refuses. */
export async function deliver(actor: Actor, input: DeliverInput): Promise<Outcome<AdvanceAnswer>> {
  const note = tidyText(input.note);
  if (note === "" && input.files.length === 0) refuse("delivery_empty", { field: "note" });
  const remembered = {
    tasks: input.tasks,
    note: input.note.trim(),
    files: input.files.map((file) => file.sha256),
  };
  const spec = { name: "tasks.deliver" as const, actor, key: input.key, input: remembered };
  return command(spec, async (tx) => {
    const { ready, refused } = await lockTasks(tx, input.tasks, "deliver");
    // A file's readers are the parties of its task, so one set of files belongs to one order.
    if (input.files.length > 0 && new Set(ready.map(({ task }) => task.orderId)).size > 1)
      refuse("invalid_input", {
        field: "files",
        sentence: "Deliver files for one order at a time.",
      });
    const moves = ready.map(({ task, party }) => ({
      task,
      party,
      note,
      releaseMicros: 0n,
      refundMicros: 0n,
    }));
    await advanceAndTell(tx, "deliver", moves);
    const tasks = moves.map((move) => move.task.id);
    await tx.sql`
      insert into deliveries (id, task_id, note, at, due_at, command_id)
      select d.id, t.id, ${note}, ${tx.command.at}, t.due_at, ${tx.command.id}
      from unnest(${tasks.map(() => newId("delivery"))}::text[], ${tasks}::text[]) d(id, task) join tasks t on t.id = d.task`;
    const [first] = tasks;
    // Files belong to the command, so that a thousand pieces delivered together share one set.
    if (first !== undefined)
      await attach(tx, { ownerId: actor.id, subjectId: tx.command.id, taskId: first }, input.files);
    return { advanced: tasks, refused };
  });
}

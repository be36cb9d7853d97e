/** Reads the form of a transition and gives its command. */
import { sentText } from "#app/domain/kernel/written-text.ts";
import { z } from "zod";
import { wholeNumber } from "#app/http/form.ts";
import type { SentForm } from "#app/http/form.ts";
import { withFormFiles } from "#app/routes/files/form-files.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { advanceTasks, MAX_NOTE } from "#app/domain/tasks/advance-tasks.ts";
import type { AdvanceAnswer } from "#app/domain/tasks/advance-tasks.ts";
import { deliver, MAX_DELIVERY_NOTE } from "#app/domain/tasks/deliver.ts";
import { MAX_EXTENSION_DAYS, proposeExtension } from "#app/domain/tasks/propose-extension.ts";
import type { TaskItem, TaskSelection } from "#app/domain/tasks/lock-tasks.ts";
import type { TaskTransition } from "#app/domain/tasks/task-lifecycle.ts";
import { asksForDays, asksForWork, PLAIN_TRANSITIONS } from "#app/domain/tasks/transition-lists.ts";

const NOTE = sentText({ max: MAX_NOTE, lines: "many" }).default("");
const PLAIN = z.object({ note: NOTE });
const DELIVERY = z.object({
  note: sentText({ max: MAX_DELIVERY_NOTE, lines: "many" }).default(""),
});
const EXTENSION = z.object({ note: NOTE, days: wholeNumber(1, MAX_EXTENSION_DAYS) });

export async function runTransition(
  actor: Actor,
  transition: TaskTransition,
  tasks: TaskSelection,
  form: SentForm,
): Promise<AdvanceAnswer> {
  const outcome = await chosenCommand(actor, transition, tasks, form);
  return outcome.answer;
}

async function chosenCommand(
  actor: Actor,
  transition: TaskTransition,
  tasks: TaskSelection,
  form: SentForm,
) {
  const key = form.key();
  if (asksForWork(transition)) {
    const { note } = form.parse(DELIVERY);
    return withFormFiles(actor, form, (files) => deliver(actor, { tasks, note, files, key }));
  }
  if (asksForDays(transition)) {
    const { note, days } = form.parse(EXTENSION);
    return proposeExtension(actor, { item: onlyOne(tasks), days, note, key });
  }
  const plain = PLAIN_TRANSITIONS.find((name) => name === transition);
  if (plain === undefined) refuse("not_found");
  const { note } = form.parse(PLAIN);
  return advanceTasks(actor, { transition: plain, tasks, note, key });
}

function onlyOne(tasks: TaskSelection): TaskItem {
  const [item] = Array.isArray(tasks) ? tasks : [];
  return item ?? refuse("empty_list");
}

/** Whether a party can send files with an order now, for buttons and pages; `orders/add-files.ts` decides. Pure. */
import type { Party } from "#app/domain/access/party.ts";
import type { TaskState } from "#app/domain/tasks/task-lifecycle.ts";

const RUNNING: ReadonlySet<TaskState> = new Set(["funded", "started", "delivered"]);

export function takesFiles(party: Party, states: readonly TaskState[]): boolean {
  return (
    (party === "buyer" || party === "freelancer") && states.some((state) => RUNNING.has(state))
  );
}

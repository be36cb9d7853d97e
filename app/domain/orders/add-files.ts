/** Sends the other party files while an order runs: more material from the buyer, or what the freelancer asks about. */
import { requireParty } from "#app/domain/access/require-ability.ts";
import type { Parties } from "#app/domain/access/party.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { ReceivedFile } from "#app/domain/files/received-file.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { cutText } from "#app/domain/kernel/cut-text.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { requireWritten } from "#app/domain/kernel/written-text.ts";
import { stands } from "#app/domain/tasks/order-stands.ts";
import { enclose } from "./enclose.ts";
import { MAX_ENCLOSURE_NOTE, MAX_ORDER_FILES } from "./enclosure-limits.ts";

export interface AddFilesInput {
  orderId: string;
  note: string;
  files: ReceivedFile[];
  key: string;
}

/**
 * Refuses `not_found` for strangers and for staff, `empty_list` without a file, `invalid_input`, `files_frozen` when all open work is in dispute,
 * `transition_refused` when the order is over or still being made, `order_files_full`.
 */
export async function addFiles(
  actor: UserActor,
  input: AddFilesInput,
): Promise<Outcome<{ enclosureId: string; fileIds: string[] }>> {
  const { orderId, files, key } = input;
  const note = requireWritten(input.note, "note", { max: MAX_ENCLOSURE_NOTE, lines: "many" });
  if (files.length === 0)
    refuse("empty_list", { field: "files", sentence: "Please choose at least one file." });
  const remembered = { orderId, note, files: files.map((file) => file.sha256) };
  const spec = { name: "orders.add_files" as const, actor, key, input: remembered };
  return command(spec, async (tx) => {
    // Files sent at the same moment are counted one after the other.
    await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`order-files:${orderId}`}, 0))`;
    const order = await readOrder(tx, orderId);
    const side = requireParty(actor, "orders.add_files", order);
    if (side === "freelancer" && !order.stands) refuse("not_found");
    requireRunning(order);
    if (order.sent + files.length > MAX_ORDER_FILES)
      refuse("order_files_full", { field: "files", facts: { limit: `${MAX_ORDER_FILES}` } });
    const answer = await enclose(tx, { orderId, ownerId: actor.id, side, note }, files);
    const { buyerId, freelancerId, title } = order;
    const payload = {
      orderId,
      title,
      parties: { buyerId, freelancerId },
      by: side,
      fileIds: answer.fileIds,
      ...(note === "" ? {} : { note: cutText(note, 500) }),
    };
    await enqueue(tx, [{ name: "order.files_added", subjectId: orderId, payload }]);
    return answer;
  });
}

interface OrderState {
  title: string;
  stands: boolean;
  /** Some of its tasks can still be worked on or looked at. */
  open: boolean;
  disputed: boolean;
  /** How many files the actor has sent with it; their thumbnails do not count. */
  sent: number;
}

async function readOrder(tx: Tx, orderId: string): Promise<OrderState & Required<Parties>> {
  const state = (states: string[]) => tx.sql`
    exists (select from tasks t where t.order_id = o.id and t.state = any(${states}::text[]))`;
  const [row] = await tx.sql<Array<OrderState & Required<Parties>>>`
    select o.buyer_id as "buyerId", o.freelancer_id as "freelancerId", o.title, ${stands("o.id")} as stands,
           ${state(["funded", "started", "delivered"])} as open, ${state(["disputed"])} as disputed,
           (select count(*)::int from files f join order_enclosures e on e.id = f.subject_id
            where f.order_id = o.id and f.owner_id = ${tx.command.actor.id}) as sent
    from orders o where o.id = ${orderId}`;
  return found(row);
}

function requireRunning({ stands: made, open, disputed }: OrderState): void {
  if (!made)
    refuse("transition_refused", {
      sentence: "The order is still being made. Send the files once it is complete.",
    });
  if (open) return;
  if (disputed) refuse("files_frozen");
  refuse("transition_refused", {
    sentence: "This order is over, so no more files can be sent with it.",
  });
}

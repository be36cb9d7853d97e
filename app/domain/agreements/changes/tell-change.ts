/** What a step of a change leaves: the event, and a line in the thread of the two people. */
import type { Tx } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { EventName } from "#app/domain/events/events.ts";
import { addLine } from "#app/domain/messages/add-line.ts";
import { changeSentence } from "./change-words.ts";
import type { Change } from "./read-changes.ts";

type ChangeEvent = Exclude<
  Extract<EventName, `change.${string}`>,
  "change.unconfirmed" | "change.reduction_unconfirmed"
>;

const SPOKEN: Record<ChangeEvent, string> = {
  "change.proposed": "Proposed a change",
  "change.accepted": "Accepted the change",
  "change.declined": "Declined the change",
  "change.withdrawn": "Withdrew the change",
  "change.expired": "The change was not answered in time",
};

/** A step of a side. The clock writes no line: nobody said anything. */
export async function tellChange(
  tx: Tx,
  name: ChangeEvent,
  change: Change,
  by: "buyer" | "freelancer" | "clock",
): Promise<void> {
  const { id, orderId, buyerId, freelancerId, currency } = change;
  const sentence = changeSentence(change, currency);
  if (by !== "clock")
    await addLine(tx, {
      kind: "change",
      authorId: by === "buyer" ? buyerId : freelancerId,
      otherId: by === "buyer" ? freelancerId : buyerId,
      body: `${SPOKEN[name]}: ${sentence}`,
      subjectId: id,
      orderId,
    });
  const payload = {
    orderId,
    changeId: id,
    title: change.orderTitle,
    parties: { buyerId, freelancerId },
    by,
    change: sentence,
    ...(change.note === "" || name !== "change.proposed" ? {} : { note: change.note }),
  };
  await enqueue(tx, [{ name, subjectId: id, payload }]);
}

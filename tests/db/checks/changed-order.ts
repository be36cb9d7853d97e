/** Agreed orders for the busy store of the checks. */
import type { Cast } from "#tests/kit/cast.ts";
import { agreedOrder } from "#tests/kit/agreed-order.ts";
import { changed, FRAME, proposed } from "#tests/kit/changed-order.ts";
import { handOver, move } from "#tests/kit/task-scene.ts";

/** Two agreed orders: one with a change of each kind and its first task paid, one with a line that is not funded. */
export async function changedOrder(people: Cast): Promise<void> {
  const { ada, lin } = people;
  const { orderId, taskIds } = await agreedOrder(people, { funded: 2 });
  const [sketch = "", ink = ""] = taskIds;
  await changed([ada, lin], orderId, FRAME);
  await changed([lin, ada], orderId, { kind: "lower", taskId: ink, priceMicros: 5_000_000n });
  await changed([lin, ada], orderId, { kind: "days", taskId: ink, days: 2 });
  await changed([lin, ada], orderId, { kind: "drop", position: 3 });
  await proposed(lin, orderId, { kind: "scope", scope: "In copper" });
  await move(lin, "start", [sketch]);
  await handOver(lin, [sketch]);
  await move(ada, "accept", [sketch]);
  await agreedOrder(people, { funded: 2 });
}

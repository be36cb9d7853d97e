/** Says how many orders of a gig are in work, where it takes only so many, and when the next place is due to be free. */
import type { GigQueue } from "#app/domain/orders/queue/gig-queue.ts";
import { When } from "#app/ui/page/when.tsx";

export function isFull(queue: GigQueue | null): boolean {
  return queue !== null && queue.inWork >= queue.limit;
}

export function QueueLine({ queue }: { queue: GigQueue | null }) {
  if (queue === null) return null;
  const { limit, inWork, freeAt } = queue;
  const many = `${inWork} of ${limit} ${limit === 1 ? "order" : "orders"} in work`;
  if (!isFull(queue)) return <p className="small soft order-box-queue">{many}</p>;
  return (
    <p className="order-box-queue">
      <strong>Full: {many}.</strong>{" "}
      {freeAt === null ? (
        "The next place is free as soon as one of them is delivered."
      ) : (
        <>
          Next free on <When at={freeAt} day />, when the next of them is due.
        </>
      )}
    </p>
  );
}

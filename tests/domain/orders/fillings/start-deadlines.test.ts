/** Winding the clocks of a large order that stands: each slice once. */
import { sql } from "#app/domain/store/store.ts";
import { fillSlice } from "#app/domain/orders/fillings/run-fillings.ts";
import { startDeadlines } from "#app/domain/orders/fillings/start-deadlines.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { filling, largeOrder, standing } from "./scene.ts";

useDatabase();

changesOnce("wind a slice of clocks", async () => {
  const { orderId } = await largeOrder(3);
  // All tasks, then the moment from which the order stands.
  await fillSlice(orderId);
  await fillSlice(orderId);
  const seen = await filling(orderId);
  return {
    call: () => startDeadlines(seen, 2),
    effect: async () => {
      const rows = await sql<{ event: string | null }[]>`
          select next_event as event from tasks where order_id = ${orderId} order by position`;
      const { state, wound } = await standing(orderId);
      return { state, wound, next: rows.map(({ event }) => event) };
    },
    once: { state: "winding", wound: 2, next: ["lapse", "lapse", null] },
  };
});

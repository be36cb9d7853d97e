/** Measures the reads behind the most visited pages, one after another. */
import { PLATFORM } from "#app/domain/ledger/chart.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { statementLines } from "#app/domain/ledger/statement.ts";
import { statementPage } from "#app/domain/ledger/statement-groups.ts";
import { orderList } from "#app/domain/orders/order-list.ts";
import { orderPage } from "#app/domain/orders/order-page.ts";
import { taskPage } from "#app/domain/tasks/task-page.ts";
import { heldTasks } from "#app/domain/earnings/held-amounts.ts";
import { walletPage } from "#app/domain/payouts/wallet-page.ts";
import { sql } from "#app/domain/store/store.ts";
import { each, measure } from "#tests/bench/measure.ts";
import type { Measured } from "#tests/bench/measure.ts";
import type { Dealing } from "./stores.ts";

const TIMES = 160;

export interface Reader extends Dealing {
  orderId: string;
  taskId: string;
}

/** Name → one reading. The readers are the people who do business, so in a full store they have long statements. */
export const PAGES: Record<string, (reader: Reader) => Promise<unknown>> = {
  "task page": ({ buyer, taskId }) => taskPage(buyer, taskId),
  "order page": ({ buyer, orderId }) => orderPage(buyer, orderId, { after: 0 }),
  "list of orders": ({ freelancer }) => orderList(freelancer, "freelancer", {}),
  "list of open orders": ({ buyer }) => orderList(buyer, "buyer", { open: true }),
  wallet: ({ freelancer }) => walletPage(freelancer),
  "held amounts": ({ freelancer }) => heldTasks(freelancer),
  "statement, first page": ({ freelancer }) => statementPage(freelancer.id, { limit: 20 }),
  "statement, a page in the middle": async ({ freelancer }) => {
    const [first] = await statementLines(freelancer.id, { limit: 1 });
    return statementPage(freelancer.id, { limit: 20, before: (first?.id ?? 0n) / 2n });
  },
  "commission so far": () => balance("commission", PLATFORM, "USD"),
};

/** Every person with their oldest order. */
export async function readersOf(dealings: Dealing[]): Promise<Reader[]> {
  const readers: Reader[] = [];
  for (const dealing of dealings) {
    const [row] = await sql<{ orderId: string; taskId: string }[]>`
      select o.id as "orderId", (select id from tasks where order_id = o.id order by position limit 1) as "taskId"
      from orders o where o.buyer_id = ${dealing.buyer.id} order by o.id limit 1`;
    if (row !== undefined) readers.push({ ...dealing, ...row });
  }
  return readers;
}

export async function readPages(dealings: Dealing[]): Promise<Measured[]> {
  const readers = await readersOf(dealings);
  const work = Array.from({ length: TIMES }, (_, n) => readers[n % readers.length]).filter(
    (reader) => reader !== undefined,
  );
  const measured: Measured[] = [];
  for (const [name, read] of Object.entries(PAGES))
    measured.push(
      await measure(
        name,
        1,
        each(work, async (reader) => void (await read(reader))),
      ),
    );
  return measured;
}

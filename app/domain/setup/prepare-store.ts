/** Brings a database to this version: migrations, then the product's tables (kinds, lifecycles) that it enforces. */
import { readFileSync } from "node:fs";
import { ensureCategories } from "#app/domain/catalog/first-categories.ts";
import { GIG_LIFECYCLE } from "#app/domain/catalog/gig-lifecycle.ts";
import { ensureFirstSchedule } from "#app/domain/commission/schedule.ts";
import { DISPUTE_LIFECYCLE } from "#app/domain/disputes/dispute-lifecycle.ts";
import { applicationConnection } from "#app/domain/store/command-connection.ts";
import { stepsOf } from "#app/domain/kernel/lifecycle.ts";
import { heartbeat } from "#app/domain/store/heartbeat.ts";
import { inWorld } from "#app/domain/kernel/world.ts";
import type { World } from "#app/domain/kernel/world.ts";
import { ACCOUNT_KINDS } from "#app/domain/ledger/chart.ts";
import { TRANSFER_KINDS } from "#app/domain/ledger/transfer-kinds.ts";
import { CHANGE_LIFECYCLE } from "#app/domain/agreements/changes/change-lifecycle.ts";
import {
  PROPOSAL_LIFECYCLE,
  REQUEST_LIFECYCLE,
} from "#app/domain/agreements/requests/request-lifecycle.ts";
import { BATCH_LIFECYCLE } from "#app/domain/batches/batch-lifecycle.ts";
import { FILLING_LIFECYCLE } from "#app/domain/orders/fillings/filling-lifecycle.ts";
import { TASK_LIFECYCLE } from "#app/domain/tasks/task-lifecycle.ts";
import { PAYOUT_LIFECYCLE } from "#app/domain/payouts/payout-lifecycle.ts";
import { WITHDRAWAL_LIFECYCLE } from "#app/domain/suspensions/withdrawal-lifecycle.ts";
import { DEPOSIT_LIFECYCLE } from "#app/domain/deposits/deposit-lifecycle.ts";
import { provideDatabase } from "#app/env.server.ts";
import { OFFER_LIFECYCLE } from "#app/domain/agreements/offer-lifecycle.ts";
import { CLOSING_LIFECYCLE } from "#app/domain/closings/closing-lifecycle.ts";
import { connect } from "#db/client.server.ts";
import type { Sql, Tx } from "#db/client.server.ts";
import { requireTrueConnection } from "#db/connection-truth.ts";
import { migrate } from "#db/migrate.ts";

/** Lifecycles by the subject their trigger uses. */
const LIFECYCLES = {
  task: TASK_LIFECYCLE,
  deposit: DEPOSIT_LIFECYCLE,
  payout: PAYOUT_LIFECYCLE,
  dispute: DISPUTE_LIFECYCLE,
  gig: GIG_LIFECYCLE,
  batch: BATCH_LIFECYCLE,
  withdrawal: WITHDRAWAL_LIFECYCLE,
  order_filling: FILLING_LIFECYCLE,
  closing: CLOSING_LIFECYCLE,
  order_change: CHANGE_LIFECYCLE,
  offer: OFFER_LIFECYCLE,
  buyer_request: REQUEST_LIFECYCLE,
  proposal: PROPOSAL_LIFECYCLE,
} as const;

/** The product's tables as rows for the database. */
export function productTables() {
  return {
    accountKinds: Object.entries(ACCOUNT_KINDS).map(([kind, row]) => ({
      kind,
      normal_side: row.normalSide,
      tracked: row.tracked,
    })),
    transferKinds: Object.entries(TRANSFER_KINDS).map(([kind, row]) => ({
      kind,
      debit_kind: row.debit,
      credit_kind: row.credit,
    })),
    lifecycleSteps: Object.entries(LIFECYCLES).flatMap(([subject, lifecycle]) =>
      stepsOf<string>(lifecycle).map((step) => ({
        subject,
        from_state: step.from,
        to_state: step.to,
      })),
    ),
  };
}

/** Migrates the live database, writes the tables and provides its address to the process. Safe in several processes at once. */
export async function prepareStore(url: string): Promise<void> {
  await shape(url, "live", async () => {});
  provideDatabase(url);
  await heartbeat().known();
  await firstRows();
}

/** The same for the sandbox, whose deadlines may move. */
export async function prepareSandboxStore(url: string): Promise<void> {
  const deadlinesMayMove = readFileSync("db/sandbox/deadlines-may-move.sql", "utf8");
  await shape(url, "sandbox", async (sql) => void (await sql.unsafe(deadlinesMayMove)));
  await inWorld("sandbox", firstRows);
}

async function firstRows(): Promise<void> {
  await ensureFirstSchedule();
  await ensureCategories();
}

/** Lets `farthing_app` log in. The server's databases share roles: of two concurrent changes one fails harmlessly. */
async function letIn(owner: Sql): Promise<void> {
  const isLocked = async () => {
    const rows = await owner`
      select from pg_roles where rolname = 'farthing_app' and not rolcanlogin`;
    return rows.length > 0;
  };
  if (!(await isLocked())) return;
  try {
    await owner`alter role farthing_app login`;
  } catch (problem) {
    if (await isLocked()) throw problem;
  }
}

async function shape(url: string, world: World, last: (sql: Tx) => Promise<void>): Promise<void> {
  await migrate(url, world);
  const owner = connect(url, { max: 1, name: "farthing tables" });
  try {
    // Only a server whose address names a login for the application (`app_user`) gets this.
    if (new URL(url).searchParams.has("app_user")) await letIn(owner);
    await owner.begin(async (sql) => {
      const { accountKinds, transferKinds, lifecycleSteps } = productTables();
      await sql`lock table lifecycle_steps in exclusive mode`;
      await sql`insert into account_kinds ${sql(accountKinds)}
                on conflict (kind) do update set normal_side = excluded.normal_side, tracked = excluded.tracked`;
      await sql`insert into transfer_kinds ${sql(transferKinds)}
                on conflict (kind) do update set debit_kind = excluded.debit_kind, credit_kind = excluded.credit_kind`;
      await sql`delete from lifecycle_steps`;
      await sql`insert into lifecycle_steps ${sql(lifecycleSteps)}`;
      await last(sql);
    });
  } finally {
    await owner.end({ timeout: 5 });
  }
  await requireTruth(url);
}

/** Checks role and limits of a connection opened like the application's, before anything is written as the application. */
async function requireTruth(url: string): Promise<void> {
  const asked = applicationConnection();
  const probe = connect(url, { ...asked, max: 1, name: "farthing start" });
  try {
    await requireTrueConnection(probe, url, asked);
  } finally {
    await probe.end({ timeout: 5 });
  }
}

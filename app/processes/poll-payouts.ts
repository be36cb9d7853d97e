/** The worker's round with the bank: messages left over, then every payout whose time has come, many under way at once. */
import type { RunControl } from "#app/domain/jobs/work-through.ts";
import { chunks, workThrough } from "#app/domain/jobs/work-through.ts";
import { perWorld } from "#app/domain/kernel/world.ts";
import { claimPayouts, duePayouts } from "#app/domain/payouts/claim-payout.ts";
import type { DuePoll, PayoutAsk } from "#app/domain/payouts/claim-payout.ts";
import { log } from "#app/log.server.ts";
import { bank } from "#app/gateways/bank/bank.ts";
import type { BankPort } from "#app/gateways/bank/port.ts";
import { applyBankMessages } from "./receive-bank-message.ts";
import { carry } from "./submit-payout.ts";

/** Taken in hand at once: few enough that all were asked about long before the next look at them is due. */
const AT_ONCE = 200;
const PARALLEL = 8;

const rounds = perWorld((): { now: Promise<number> | null } => ({ now: null }));

/**
 * Until nothing is due; returns how many were looked at. However often it is asked for, one round at a time runs in a
 * process and world, so that many wishes take one place of the worker.
 */
export function pollPayouts(control: RunControl = {}, port: BankPort = bank()): Promise<number> {
  const here = rounds();
  here.now ??= runRound(control, port).finally(() => {
    here.now = null;
  });
  return here.now;
}

async function runRound(control: RunControl, port: BankPort): Promise<number> {
  await applyBankMessages(port);
  const carryOut = async (looks: DuePoll[]) => {
    const asks = await claimPayouts(looks.map(({ id }) => id));
    const waiting = [...asks];
    await Promise.all(Array.from({ length: PARALLEL }, () => runSender(waiting, port)));
    return asks.size;
  };
  const due = chunks<DuePoll>((after) => duePayouts(after, AT_ONCE));
  const work = { name: "payouts.claim", idOf, due, carryOut, batch: AT_ONCE };
  return workThrough(work, control);
}

const idOf = ({ id }: DuePoll) => id;

async function runSender(waiting: Array<[string, PayoutAsk]>, port: BankPort): Promise<void> {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [payoutId, ask] = next;
    // One payout in trouble never keeps the others waiting; its next look is set already.
    await carry(payoutId, ask, port).catch((problem: unknown) =>
      log.error({ err: problem, payoutId }, "a payout could not be looked after"),
    );
  }
}

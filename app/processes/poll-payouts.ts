/** The worker's round with the bank: stored messages, then every due payout, eight at a time. */
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

/** Payouts claimed at once: few enough that all are asked about long before their next poll. */
const AT_ONCE = 200;
const PARALLEL = 8;

const rounds = perWorld((): { now: Promise<number> | null } => ({ now: null }));

/**
 * Runs until no payout is due; returns how many were polled. One round per process and world: further calls join it, so that many
 * requests occupy one place of the worker (decision 85).
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
    // A failing payout holds up no other; its next poll is already set.
    await carry(payoutId, ask, port).catch((problem: unknown) =>
      log.error({ err: problem, payoutId }, "a payout could not be looked after"),
    );
  }
}

/** Fans events out: every subscriber hears what a command made happen, then the events are marked. */
import { z } from "zod";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { markRelayed, missedCommands, unrelayed } from "#app/domain/events/relay.ts";
import { SUBSCRIBERS } from "./subscribers.ts";
import type { JobFacts } from "./job.ts";

const Commands = z.union([
  z.object({ commandIds: z.array(z.string()).min(1) }),
  // Asked for by a version that sealed one at a time.
  z.object({ commandId: z.string() }).transform(({ commandId }) => ({ commandIds: [commandId] })),
]);

/** Tells every subscriber what these commands, sealed together, made happen; killed half-way, the next run tells them again. */
export async function relay(payload: Record<string, unknown>): Promise<void> {
  const events = await unrelayed(Commands.parse(payload).commandIds);
  if (events.length === 0) return;
  for (const subscriber of SUBSCRIBERS) await subscriber.hear(events);
  await markRelayed(
    events.map((event) => event.id),
    nowDate(),
  );
}

const MINUTE_MS = 60_000;
const LOOK_BACK_MS = 7 * 24 * 60 * MINUTE_MS;
const AT_ONCE = 500;

/**
 * The net under `relay`: events of the last week that are older than a minute and were never told, command by command, so
 * that one that cannot be told holds up no other. Throws the first failure in the end.
 */
export async function relayMissed(
  _payload: Record<string, unknown>,
  facts: Pick<JobFacts, "signal">,
): Promise<void> {
  const now = nowDate().getTime();
  const period = { after: new Date(now - LOOK_BACK_MS), before: new Date(now - MINUTE_MS) };
  const failures: unknown[] = [];
  for (const commandId of await missedCommands(period, AT_ONCE)) {
    if (facts.signal.aborted) return;
    await relay({ commandIds: [commandId] }).catch((problem: unknown) => failures.push(problem));
  }
  if (failures.length > 0) throw failures[0];
}

/** Fans events out: every subscriber hears what a command made happen, and each gets its own mark. */
import { z } from "zod";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { markHeard, markRelayed, missedCommands, unrelayed } from "#app/domain/events/relay.ts";
import { SUBSCRIBERS } from "./subscribers.ts";
import type { Subscriber } from "./subscribers.ts";
import type { JobFacts } from "./job.ts";

const Commands = z.union([
  z.object({ commandIds: z.array(z.string()).min(1) }),
  // Payload of an earlier version, which sealed one command at a time.
  z.object({ commandId: z.string() }).transform(({ commandId }) => ({ commandIds: [commandId] })),
]);

/**
 * Tells every subscriber what these commands, sealed together, made happen. A subscriber that fails keeps no other from
 * hearing: the rest are marked, the failure is thrown in the end, and the next run tells only who did not hear. Killed before
 * the marks, the next run tells all again.
 */
export async function relay(
  payload: Record<string, unknown>,
  _facts?: unknown,
  subscribers: readonly Subscriber[] = SUBSCRIBERS,
): Promise<void> {
  await tellThem(Commands.parse(payload).commandIds, subscribers, namesOf(subscribers));
}

function namesOf(subscribers: readonly Subscriber[]): string[] {
  return subscribers.map(({ name }) => name);
}

/** `all`: the names of those who must have heard an event before it is done, also of those that are not told now. */
async function tellThem(
  commandIds: string[],
  subscribers: readonly Subscriber[],
  all: readonly string[],
): Promise<void> {
  const events = await unrelayed(commandIds);
  const heard = new Map(events.map(({ id, heardBy }) => [id, new Set(heardBy)]));
  const fresh: { eventId: string; subscriber: string }[] = [];
  const failures: unknown[] = [];
  for (const { name, hear } of subscribers) {
    const due = events.filter(({ heardBy }) => !heardBy.includes(name));
    if (due.length === 0) continue;
    try {
      await hear(due);
      for (const { id } of due) {
        heard.get(id)?.add(name);
        fresh.push({ eventId: id, subscriber: name });
      }
    } catch (problem) {
      failures.push(problem);
    }
  }
  const done = (eventId: string) => all.every((name) => heard.get(eventId)?.has(name));
  const at = nowDate();
  const ids = events.map(({ id }) => id);
  // Nearly always one insert of one row for each event: marks of single subscribers are kept only beside a failure.
  await markRelayed(ids.filter(done), at);
  await markHeard(
    fresh.filter(({ eventId }) => !done(eventId)),
    at,
  );
  if (failures.length > 0) throw failures[0];
}

const MINUTE_MS = 60_000;
const LOOK_BACK_MS = 7 * 24 * 60 * MINUTE_MS;
const AT_ONCE = 500;

/**
 * The net under `relay`: events of the last week that are older than a minute and that a subscriber did not hear. Subscriber by
 * subscriber and command by command, so that neither a failing subscriber nor an event that cannot be told holds up another.
 * Throws the first failure in the end.
 */
export async function relayMissed(
  _payload: Record<string, unknown>,
  facts: Pick<JobFacts, "signal">,
  subscribers: readonly Subscriber[] = SUBSCRIBERS,
): Promise<void> {
  const now = nowDate().getTime();
  const period = { after: new Date(now - LOOK_BACK_MS), before: new Date(now - MINUTE_MS) };
  const failures: unknown[] = [];
  const all = namesOf(subscribers);
  for (const { subscriber, commandId } of await missedCommands(all, period, AT_ONCE)) {
    if (facts.signal.aborted) return;
    const one = subscribers.filter(({ name }) => name === subscriber);
    await tellThem([commandId], one, all).catch((problem: unknown) => failures.push(problem));
  }
  if (failures.length > 0) throw failures[0];
}

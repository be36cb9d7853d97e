/** Pauses an endpoint that failed for three days or answered 410 Gone, and tells its owner. */
import { enqueue } from "#app/domain/events/enqueue.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { command } from "#app/domain/commands/command.ts";
import { writePause } from "./change-endpoint.ts";
import { GIVE_UP_HOURS } from "./retry-schedule.ts";

/** True when an endpoint has been failing for three days. */
export function failedTooLong(failingSince: Date): boolean {
  return hoursAfter(failingSince, GIVE_UP_HOURS) <= nowDate();
}

/** Pauses once for each series of failures; an endpoint that is no longer active is left alone. */
export async function pauseFailing(
  endpointId: string,
  failingSince: Date,
  why: "failing" | "gone",
): Promise<void> {
  const key = `webhook-pause:${endpointId}:${failingSince.toISOString()}`;
  const spec = {
    name: "webhooks.pause_failing" as const,
    actor: CLOCK,
    key,
    input: { endpointId, why },
  };
  await command(spec, async (tx) => {
    const [endpoint] = await tx.sql<{ userId: string; url: string }[]>`
      select user_id as "userId", url from webhook_endpoints
      where id = ${endpointId} and state = 'active' for no key update`;
    if (endpoint === undefined) return { paused: false };
    await writePause(tx, endpointId, why);
    const { host } = new URL(endpoint.url);
    const note =
      why === "gone"
        ? `${host} answered 410 Gone.`
        : `${host} accepted nothing for ${GIVE_UP_HOURS / 24} days.`;
    const payload = { userId: endpoint.userId, webhookId: endpointId, note };
    await enqueue(tx, [{ name: "webhook.paused", subjectId: endpointId, payload }]);
    return { paused: true };
  });
}

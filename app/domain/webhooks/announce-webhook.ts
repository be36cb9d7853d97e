/** Tells a person that an endpoint of theirs was added or changed. */
import { announce } from "#app/domain/security/announce.ts";
import { securityLogAfter } from "#app/domain/security/security-log.ts";
import type { Tx } from "#app/domain/commands/command.ts";

export interface ChangedWebhook {
  endpointId: string;
  url: string;
  /** Absent for a new endpoint. */
  change?: "secret" | "events" | "body" | "paused" | "resumed" | "removed";
}

/** Names the host only: the rest of the URL may contain a secret of the person's program. */
export async function announceWebhook(
  tx: Tx,
  name: "webhook.added" | "webhook.changed",
  { endpointId, url, change }: ChangedWebhook,
): Promise<void> {
  const what = change === undefined ? {} : { change };
  const facts = { webhookId: endpointId, title: new URL(url).host, ...what };
  await announce(tx, name, { subjectId: endpointId, facts });
  securityLogAfter(tx, name, { webhook: endpointId, reason: change });
}

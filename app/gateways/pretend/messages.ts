/** The messages a pretend provider owes us: written when it decides, posted later and signed, as in life. */
import { env } from "#app/env.server.ts";
import { requestJob } from "#app/domain/jobs/request-job.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { derivedKey } from "#app/domain/kernel/encrypted-text.ts";
import { sql } from "#app/domain/store/store.ts";
import { world } from "#app/domain/kernel/world.ts";
import type { Gateway } from "#app/domain/deposits/provider-messages.ts";
import { log } from "#app/log.server.ts";
import { SIGNATURE_HEADER, sign } from "#app/gateways/signature.ts";
import { newReference } from "./books.ts";

/** The secret each pretend provider shares with us; each world has its own, so no message is ever taken in the other. */
export function hookSecret(gateway: Gateway): Buffer {
  const of = world() === "live" ? "" : `${world()} world `;
  return derivedKey(`${of}sandbox hook ${gateway}`);
}

/** Where each world's messages arrive. */
function hookOf(gateway: Gateway): string {
  return world() === "live" ? `/hooks/${gateway}` : `/hooks/sandbox/${gateway}`;
}

/** Owes a message from `dueAt` on and asks the worker to send it then. */
export async function oweMessage(
  gateway: Gateway,
  payload: Record<string, unknown>,
  dueAt: Date,
): Promise<void> {
  const id = newReference("evt");
  const body = JSON.stringify({ id, created: nowDate().toISOString(), ...payload });
  await sql`
    insert into pretend.messages (id, gateway, body, due_at) values (${id}, ${gateway}, ${body}, ${dueAt})`;
  await requestJob({ sql }, "sandbox-deliver", {}, { key: `sandbox-deliver:${id}`, runAt: dueAt });
}

const GIVE_UP_AFTER = 12;
const TIMEOUT_MS = 10_000;

interface Owed {
  id: string;
  gateway: Gateway;
  body: string;
  attempts: number;
}

/** Posts every message that is due to our own `/hooks/…` and returns how many were taken. Twice is harmless. */
export async function deliverPretendMessages(limit = 100): Promise<number> {
  const due = await sql<Owed[]>`
    select id, gateway, body, attempts from pretend.messages
    where sent_at is null and due_at <= ${nowDate()} and attempts < ${GIVE_UP_AFTER} order by due_at, id limit ${limit}`;
  let taken = 0;
  for (const message of due) {
    if (await post(message)) {
      taken += 1;
      await sql`update pretend.messages set sent_at = ${nowDate()}, attempts = attempts + 1 where id = ${message.id}`;
    } else {
      // As providers do: again later, each time twice as late.
      const again = new Date(nowDate().getTime() + 5000 * 2 ** message.attempts);
      await sql`update pretend.messages set attempts = attempts + 1, due_at = ${again} where id = ${message.id}`;
    }
  }
  return taken;
}

async function post({ gateway, body, id }: Owed): Promise<boolean> {
  const bytes = new TextEncoder().encode(body);
  try {
    const answer = await fetch(`${env.pretendHookOrigin}${hookOf(gateway)}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        [SIGNATURE_HEADER]: sign(hookSecret(gateway), bytes),
      },
      body: bytes,
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await answer.body?.cancel();
    return answer.ok;
  } catch (problem) {
    log.warn({ err: problem, message: id }, "the sandbox could not reach our own hook");
    return false;
  }
}

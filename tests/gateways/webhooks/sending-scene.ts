/** A fresh receiver for each test, people who may have endpoints, and the sender without jitter. */
import { beforeAll, beforeEach } from "vitest";
import { sendDueWebhooks } from "#app/processes/send-webhooks.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import type { TestDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { startReceiver } from "./receiver.ts";
import type { Receiver } from "./receiver.ts";

export interface SendingScene {
  db: TestDatabase;
  clock: ReturnType<typeof useMovedClock>;
  readonly people: Cast;
  readonly receiver: Receiver;
}

/** Call at the top of a test file. */
export function useSending(): SendingScene {
  const db = useDatabase();
  const clock = useMovedClock();
  let people: Cast | undefined;
  let receiver: Receiver | undefined;
  beforeAll(async () => {
    people = await cast();
  });
  beforeEach(async () => {
    await db.owner`delete from webhook_deliveries`;
    await db.owner`delete from webhook_health`;
    await db.owner`delete from webhook_endpoints`;
    receiver = await startReceiver();
  });
  const there = <T>(thing: T | undefined): T => {
    if (thing === undefined) throw new Error("The scene is only there inside tests.");
    return thing;
  };
  return {
    db,
    clock,
    get people() {
      return there(people);
    },
    get receiver() {
      return there(receiver);
    },
  };
}

export const send = () => sendDueWebhooks({ random: () => 0.5 });

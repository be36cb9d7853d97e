/** A new signing secret: one for one form, and the last one before it signs for another day. */
import { nowDate } from "#app/domain/kernel/clock.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { decrypt } from "#app/domain/kernel/encrypted-text.ts";
import { sql } from "#app/domain/store/store.ts";
import { rotateSecret } from "#app/domain/webhooks/rotate-secret.ts";
import { expect, test } from "vitest";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { endpointOf } from "./scene.ts";

useDatabase();
useMovedClock();

/** Both secrets, and how long the old one still signs. */
async function secretsOf(endpointId: string) {
  const [row] = await sql<{ now: Buffer; old: Buffer | null; hours: number | null }[]>`
    select secret_sealed as now, old_secret_sealed as old,
           (extract(epoch from old_secret_until - ${nowDate()}::timestamptz) / 3600)::int as hours
    from webhook_endpoints where id = ${endpointId}`;
  const read = (box: Buffer | null | undefined) => (box == null ? null : decrypt(box, endpointId));
  return { now: read(row?.now), old: read(row?.old), hours: row?.hours ?? null };
}

happensOnce("rotate a secret", async () => {
  const who = await person(`owner-${newFormKey().slice(0, 8)}`);
  const { endpointId } = await endpointOf(who, "https://hooks.example/in");
  return {
    call: (key) => rotateSecret(who, { endpointId, key }),
    effect: async () => {
      const rows = await sql`
        select payload->>'change' as change from events where name = 'webhook.changed' and subject_id = ${endpointId}`;
      return rows.map((row) => row["change"]);
    },
    once: ["secret"],
    second: "done",
    both: ["secret", "secret"],
  };
});

test("a rotation's form sent twice rotates once, and shows its secret once", async () => {
  const who = await person("owner");
  const { endpointId, secret: first } = await endpointOf(who, "https://hooks.example/in");
  const key = newFormKey();
  const rotated = await rotateSecret(who, { endpointId, key });
  expect((await rotateSecret(who, { endpointId, key })).secret).toBeNull();
  expect(await secretsOf(endpointId)).toEqual({ now: rotated.secret, old: first, hours: 24 });
});

/** Payout preferences: the newest choice stands, and each choice is announced once. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { choosePreferences, preferencesOf } from "#app/domain/payouts/preferences.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { USD } from "#tests/kit/money-story.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";

useDatabase();

happensOnce("choose payout preferences", async () => {
  const who = await person(`chooser-${newFormKey().slice(0, 8)}`);
  const chosen = { thresholdMicros: 25_000_000n, automatic: false, chosen: true };
  return {
    call: (key) => choosePreferences(who, { threshold: USD(25_000_000n), automatic: false, key }),
    effect: async () => {
      const [told] = await sql<{ count: number }[]>`
        select count(*)::int as count from events where name = 'payout_settings.changed' and subject_id = ${who.id}`;
      return { ...(await preferencesOf(who.id, "USD")), told: told?.count };
    },
    once: { ...chosen, told: 1 },
    second: "done",
    both: { ...chosen, told: 2 },
  };
});

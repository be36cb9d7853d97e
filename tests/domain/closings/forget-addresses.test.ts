/** The address of a closed account is forgotten after 30 days. */
import { forgetAddresses } from "#app/domain/closings/forget-addresses.ts";
import { sql } from "#app/domain/store/store.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { closed, plainPerson } from "./closing-scene.ts";

useDatabase();
const clock = useMovedClock();

changesOnce("forget the address of a closed account", async () => {
  const who = await plainPerson();
  await closed(who, clock);
  clock.pass(31 * 24);
  return {
    call: () => forgetAddresses(),
    effect: () => sql`select last_email from closings where user_id = ${who.id}`,
    once: [{ last_email: null }],
  };
});

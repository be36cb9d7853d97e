/** Stopping a recovery that waits: by its person, once, with a short rest of payouts; not by another person. */
import { expect, test } from "vitest";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { openRecovery } from "#app/domain/security/recovery/open-recovery.ts";
import { recoveryPage } from "#app/domain/security/recovery/recovery-page.ts";
import { runRecoveries } from "#app/domain/security/recovery/run-recoveries.ts";
import { stopRecovery } from "#app/domain/security/recovery/stop-recovery.ts";
import { findSession, startSession } from "#app/domain/security/sessions.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import {
  eventsOf,
  PLACE,
  restUntil,
  tokenFor,
  waitingRecovery,
} from "#tests/kit/recovery-scene.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();
const clock = useMovedClock();

test("pressed twice at once a recovery is stopped once, and pressed again later it is refused", async () => {
  const who = await person("owner");
  await waitingRecovery(who.id);
  const [one, two] = await Promise.all([stopRecovery(who), stopRecovery(who)]);
  expect(two.answer).toEqual(one.answer);
  expect((await eventsOf(who.id)).filter((name) => name.endsWith("stopped"))).toHaveLength(1);
  expect(await restUntil(who.id)).toEqual(new Date(nowDate().getTime() + 72 * 3_600_000));
  expect((await refusalOf(stopRecovery(who))).code).toBe("transition_refused");
});

test("the mailed link of a stopped recovery opens nothing", async () => {
  const who = await person("ready");
  await waitingRecovery(who.id);
  clock.pass(14 * 24);
  await runRecoveries();
  const token = await tokenFor(who.id, "recover");
  expect((await recoveryPage(token)).afterWait).toBe(true);
  await stopRecovery(who);
  expect((await refusalOf(recoveryPage(token))).code).toBe("link_invalid");
});

test("a person stops no recovery but their own, and every session of the owner hears of it", async () => {
  const [who, other] = [await person("victim"), await person("stranger")];
  const { token } = await startSession(who.id, "password", PLACE);
  expect((await findSession(token))?.signedIn.recovering).toBe(false);
  await waitingRecovery(who.id);
  expect((await findSession(token))?.signedIn.recovering).toBe(true);
  expect((await refusalOf(stopRecovery(other))).code).toBe("transition_refused");
  expect((await openRecovery(who.id))?.state).toBe("waiting");
});

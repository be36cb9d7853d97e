/** Staff removing a picture of a gig: all of its sizes go, its freelancer reads the reason, and who did it is kept. */
import { beforeAll, expect, test } from "vitest";
import { ownPictures, removedByStaff } from "#app/domain/catalog/pictures/own-pictures.ts";
import { takeDownGigPicture } from "#app/domain/catalog/pictures/take-down-picture.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { unknownStorageKeys } from "#app/domain/files/read-files.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { publishedGig, readyPicture, waitingPicture } from "#tests/kit/gig-pictures.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();
let lin: UserActor;
let sol: UserActor;
beforeAll(async () => {
  [lin, sol] = [await person("lin"), await person("sol", "staff")];
});

const REASON = "It shows a person who did not agree.";

happensOnce("take a picture down", async () => {
  const gigId = await publishedGig(lin);
  const pictureId = await readyPicture(lin, gigId, "A person");
  await waitingPicture(lin, gigId, "A ship");
  return {
    call: (key) => takeDownGigPicture(sol, { gigId, pictureId, reason: REASON, key }),
    effect: async () => (await ownPictures(lin, gigId)).map(({ alt }) => alt),
    once: ["A ship"],
    second: "not_found",
  };
});

test("a picture that staff remove gives back all of its nine files; the event has the reason, the command who and why", async () => {
  const gigId = await publishedGig(lin);
  const pictureId = await readyPicture(lin, gigId, "A person");
  const sent = { gigId, pictureId, reason: ` ${REASON} `, key: newFormKey() };
  const { answer } = await takeDownGigPicture(sol, sent);
  expect(answer.goneKeys).toHaveLength(9);
  expect(await unknownStorageKeys(answer.goneKeys)).toHaveLength(9);
  const [told] = await sql`
    select e.payload->>'note' as note, e.payload->>'userId' as "userId", c.actor_id as by, c.answer->>'reason' as reason
    from events e join commands c on c.id = e.command_id
    where e.name = 'gig.picture_taken_down' and e.payload->>'pictureId' = ${pictureId}`;
  expect(await removedByStaff(lin, gigId)).toMatchObject([
    { id: pictureId, alt: "A person", reason: REASON },
  ]);
  expect(await removedByStaff(await person("max"), gigId)).toEqual([]);
  expect(told).toEqual({ note: REASON, userId: lin.id, by: sol.id, reason: REASON });
});

test("a picture that waits for its sizes is removed as well, with the bytes that were sent", async () => {
  const gigId = await publishedGig(lin);
  const pictureId = await waitingPicture(lin, gigId, "A person");
  const { answer } = await takeDownGigPicture(sol, {
    gigId,
    pictureId,
    reason: REASON,
    key: newFormKey(),
  });
  expect(answer.goneKeys).toHaveLength(1);
});

test("members, another gig's picture, a picture of one's own and a missing reason are refused", async () => {
  const [gigId, other] = [await publishedGig(lin), await publishedGig(lin)];
  const pictureId = await readyPicture(lin, gigId, "A person");
  const take = (actor: UserActor, changed: Partial<{ gigId: string; reason: string }> = {}) =>
    refusalOf(
      takeDownGigPicture(actor, {
        gigId,
        pictureId,
        reason: REASON,
        key: newFormKey(),
        ...changed,
      }),
    );
  expect((await take(lin)).code).toBe("not_found");
  expect((await take(sol, { gigId: other })).code).toBe("not_found");
  expect((await take(sol, { reason: " " })).field).toBe("reason");
  const own = await publishedGig(sol);
  const mine = await readyPicture(sol, own, "My own");
  const itself = { gigId: own, pictureId: mine, reason: REASON, key: newFormKey() };
  expect((await refusalOf(takeDownGigPicture(sol, itself))).code).toBe("own_account");
});

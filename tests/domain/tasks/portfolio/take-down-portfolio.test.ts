/** Staff removing a picture of a portfolio: all of its sizes go, its freelancer reads the reason, and it does not come back. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { finishShown } from "#app/domain/files/shown/finish-shown.ts";
import { unknownStorageKeys } from "#app/domain/files/read-files.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import { askPortfolio } from "#app/domain/tasks/portfolio/ask-portfolio.ts";
import {
  piecesShownBy,
  portfolioOf,
  readPiece,
} from "#app/domain/tasks/portfolio/read-portfolio.ts";
import { takeDownPortfolio } from "#app/domain/tasks/portfolio/take-down-portfolio.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { sizes } from "#tests/kit/gig-pictures.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { askedPiece, shownPiece } from "#tests/kit/portfolio-scene.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();
let buyer: UserActor;
let freelancer: UserActor;
let sol: UserActor;
beforeAll(async () => {
  [buyer, freelancer] = [await person("ada"), await person("lin")];
  sol = await person("sol", "staff");
});

const REASON = "It shows a person who did not agree.";

happensOnce("take a picture of a portfolio down", async () => {
  const pieceId = await shownPiece({ buyer, freelancer });
  return {
    call: (key) => takeDownPortfolio(sol, { pieceId, reason: REASON, key }),
    effect: () => sql`
      select p.state, p.ended_by as "endedBy", s.state as picture from portfolio_pieces p
      join shown_pictures s on s.portfolio_id = p.id where p.id = ${pieceId}`,
    once: [{ state: "withdrawn", endedBy: "staff", picture: "removed" }],
    second: "transition_refused",
  };
});

test("all nine files go; the freelancer reads the reason, the buyer only that it is gone, and the command keeps who and why", async () => {
  const pieceId = await shownPiece({ buyer, freelancer });
  const [row] = await sql<{ id: string }[]>`
    select id from shown_pictures where portfolio_id = ${pieceId}`;
  await finishShown(row?.id ?? "", sizes());
  expect(await piecesShownBy(sol, freelancer.id)).toMatchObject([{ pieceId }]);
  const sent = { pieceId, reason: ` ${REASON} `, key: newFormKey() };
  const { answer } = await takeDownPortfolio(sol, sent);
  expect(answer.goneKeys).toHaveLength(9);
  expect(await unknownStorageKeys(answer.goneKeys)).toHaveLength(9);
  expect(await piecesShownBy(sol, freelancer.id)).toEqual([]);
  expect(await portfolioOf(freelancer.id)).toEqual([]);
  const ended = { state: "withdrawn", endedBy: "staff", shown: null };
  expect(await readPiece(freelancer, pieceId)).toMatchObject({ ...ended, reason: REASON });
  expect(await readPiece(buyer, pieceId)).toMatchObject({ ...ended, reason: null });
  const [told] = await sql`
    select e.payload->>'note' as note, e.payload->>'userId' as "userId", c.actor_id as by, c.answer->>'reason' as reason
    from events e join commands c on c.id = e.command_id
    where e.name = 'portfolio.taken_down' and e.subject_id = ${pieceId}`;
  expect(told).toEqual({ note: REASON, userId: freelancer.id, by: sol.id, reason: REASON });
});

test("the freelancer cannot ask for a picture again that staff removed", async () => {
  const pieceId = await shownPiece({ buyer, freelancer });
  await takeDownPortfolio(sol, { pieceId, reason: REASON, key: newFormKey() });
  const { taskId, fileId } = await readPiece(freelancer, pieceId);
  const again = askPortfolio(freelancer, { taskId, fileId, alt: "Again", key: newFormKey() });
  expect((await refusalOf(again)).code).toBe("portfolio_asked");
});

test("members, a piece that is not shown, a piece of one's own on either side and a missing reason are refused", async () => {
  const pieceId = await shownPiece({ buyer, freelancer });
  const take = (actor: UserActor, changed: Partial<{ pieceId: string; reason: string }> = {}) =>
    refusalOf(
      (async () =>
        takeDownPortfolio(actor, { pieceId, reason: REASON, key: newFormKey(), ...changed }))(),
    );
  expect((await take(freelancer)).code).toBe("not_found");
  expect((await take(sol, { pieceId: "pfp_00000000000000000000000000" })).code).toBe("not_found");
  expect((await take(sol, { reason: " " })).field).toBe("reason");
  const asked = await askedPiece({ buyer, freelancer });
  expect((await take(sol, { pieceId: asked })).code).toBe("transition_refused");
  const own = await shownPiece({ buyer, freelancer: sol });
  expect((await take(sol, { pieceId: own })).code).toBe("own_account");
  const bought = await shownPiece({ buyer: sol, freelancer });
  expect((await take(sol, { pieceId: bought })).code).toBe("own_account");
  expect((await refusalOf((async () => piecesShownBy(freelancer, sol.id))())).code).toBe(
    "not_found",
  );
});

/** The buyer's answer: a yes has the picture prepared, a no shows nothing, and only the buyer gives it. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { finishShown } from "#app/domain/files/shown/finish-shown.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import { answerPortfolio } from "#app/domain/tasks/portfolio/answer-portfolio.ts";
import { pieceSource, portfolioOf, readPiece } from "#app/domain/tasks/portfolio/read-portfolio.ts";
import { newStorageKey } from "#app/gateways/files/file-store.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { sizes } from "#tests/kit/gig-pictures.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { askedPiece, shownPiece } from "#tests/kit/portfolio-scene.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();
let buyer: UserActor;
let freelancer: UserActor;
beforeAll(async () => {
  [buyer, freelancer] = [await person("ada"), await person("lin")];
});

happensOnce("agree to a picture", async () => {
  const pieceId = await askedPiece({ buyer, freelancer });
  return {
    call: (key) => answerPortfolio(buyer, { pieceId, sourceKey: newStorageKey(), key }),
    effect: () => sql`
      select p.state, s.state as picture from portfolio_pieces p left join shown_pictures s on s.portfolio_id = p.id
      where p.id = ${pieceId}`,
    once: [{ state: "shown", picture: "waiting" }],
    second: "transition_refused",
  };
});

test("the picture stands on the seller's page once it is prepared, without the buyer's name", async () => {
  const pieceId = await shownPiece({ buyer, freelancer });
  expect(await portfolioOf(freelancer.id)).toEqual([]);
  const [row] = await sql<{ id: string }[]>`
    select id from shown_pictures where portfolio_id = ${pieceId}`;
  await finishShown(row?.id ?? "", sizes());
  const [shown] = await portfolioOf(freelancer.id);
  expect(shown).toMatchObject({ alt: "A coin on blue paper", colour: "#8c4417" });
  expect(JSON.stringify(shown)).not.toContain("ada");
});

test("strangers find nothing, and the freelancer cannot answer", async () => {
  const pieceId = await askedPiece({ buyer, freelancer });
  const max = await person("max");
  const say = (who: UserActor) =>
    refusalOf(answerPortfolio(who, { pieceId, sourceKey: null, key: newFormKey() }));
  expect([(await say(freelancer)).code, (await say(max)).code]).toEqual([
    "not_allowed",
    "not_found",
  ]);
  expect((await refusalOf(readPiece(max, pieceId))).code).toBe("not_found");
  expect((await refusalOf(pieceSource(freelancer, pieceId))).code).toBe("not_found");
  expect(await pieceSource(buyer, pieceId)).toMatch(/^[0-9a-f]{32}$/);
});

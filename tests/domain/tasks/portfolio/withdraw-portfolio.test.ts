/** Either side takes a picture back at any time, and with either account everything of it ends. */
import { beforeAll, expect, test } from "vitest";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { finishShown } from "#app/domain/files/shown/finish-shown.ts";
import { unknownStorageKeys } from "#app/domain/files/read-files.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import { portfolioOf } from "#app/domain/tasks/portfolio/read-portfolio.ts";
import {
  endPortfolioOf,
  withdrawPortfolio,
} from "#app/domain/tasks/portfolio/withdraw-portfolio.ts";
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

const standing = (pieceId: string) => sql`
  select p.state, p.ended_by as "endedBy", s.state as picture from portfolio_pieces p
  left join shown_pictures s on s.portfolio_id = p.id where p.id = ${pieceId}`;

happensOnce("take a picture back", async () => {
  const pieceId = await shownPiece({ buyer, freelancer });
  return {
    call: (key) => withdrawPortfolio(buyer, { pieceId, key }),
    effect: () => standing(pieceId),
    once: [{ state: "withdrawn", endedBy: "buyer", picture: "removed" }],
    second: "transition_refused",
  };
});

test("the freelancer takes it back as well, shown or only asked for, and all of its sizes belong to nothing then", async () => {
  const pieceId = await shownPiece({ buyer, freelancer });
  const [row] = await sql<{ id: string }[]>`
    select id from shown_pictures where portfolio_id = ${pieceId}`;
  await finishShown(row?.id ?? "", sizes());
  const { answer } = await withdrawPortfolio(freelancer, { pieceId, key: newFormKey() });
  expect(answer.goneKeys).toHaveLength(9);
  expect(await unknownStorageKeys(answer.goneKeys)).toHaveLength(9);
  expect(await portfolioOf(freelancer.id)).toEqual([]);
  const open = await askedPiece({ buyer, freelancer });
  const early = withdrawPortfolio(buyer, { pieceId: open, key: newFormKey() });
  expect((await refusalOf(early)).code).toBe("transition_refused");
  await withdrawPortfolio(freelancer, { pieceId: open, key: newFormKey() });
  expect(await standing(open)).toMatchObject([{ state: "withdrawn", endedBy: "freelancer" }]);
});

test("the end of a buyer's account takes back what others show of their orders", async () => {
  const leaving = await person("leaving");
  const pieceId = await shownPiece({ buyer: leaving, freelancer });
  const spec = { name: "test.end" as const, actor: leaving, key: newFormKey(), input: {} };
  await command(spec, async (tx) => {
    await endPortfolioOf(tx, leaving.id);
    return {};
  });
  expect(await standing(pieceId)).toEqual([
    { state: "withdrawn", endedBy: "buyer", picture: "removed" },
  ]);
});

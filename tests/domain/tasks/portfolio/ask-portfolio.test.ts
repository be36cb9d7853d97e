/** Asking to show a picture: of accepted work, by its freelancer, a picture of its delivery, and once. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { blockPerson } from "#app/domain/people/blocks/block-person.ts";
import { sql } from "#app/domain/store/store.ts";
import { answerPortfolio } from "#app/domain/tasks/portfolio/answer-portfolio.ts";
import { askPortfolio } from "#app/domain/tasks/portfolio/ask-portfolio.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { asked, askedPiece, picturedWork } from "#tests/kit/portfolio-scene.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";

useDatabase();
let buyer: UserActor;
let freelancer: UserActor;
beforeAll(async () => {
  [buyer, freelancer] = [await person("ada"), await person("lin")];
});

happensOnce("ask to show a picture", async () => {
  const work = await picturedWork({ buyer, freelancer });
  return {
    call: (key) => askPortfolio(freelancer, { ...asked(work), key }),
    effect: () => sql`select state, alt from portfolio_pieces where task_id = ${work.taskId}`,
    once: [{ state: "asked", alt: "A coin on blue paper" }],
    second: "portfolio_asked",
  };
});

test("only the freelancer asks, only for a picture of accepted work, and not past a block", async () => {
  const work = await picturedWork({ buyer, freelancer });
  const ask = (who: UserActor, more: Partial<typeof work> = {}) =>
    refusalOf(askPortfolio(who, { ...asked({ ...work, ...more }), key: newFormKey() }));
  expect((await ask(buyer)).code).toBe("not_allowed");
  expect((await ask(await person("max"))).code).toBe("not_found");
  expect((await ask(freelancer, { fileId: work.textId })).code).toBe("not_found");
  const other = await picturedWork({ buyer, freelancer });
  expect((await ask(freelancer, { fileId: other.fileId })).code).toBe("not_found");
  const open = await picturedWork({ buyer, freelancer }, false);
  expect((await ask(freelancer, open)).code).toBe("transition_refused");
  const shy = await person("shy");
  const theirs = await picturedWork({ buyer: shy, freelancer });
  await blockPerson(shy, { userId: freelancer.id, key: newFormKey() });
  expect((await ask(freelancer, theirs)).code).toBe("cannot_be_reached");
});

test("a buyer who said no is not asked about the same picture again", async () => {
  const pieceId = await askedPiece({ buyer, freelancer });
  await answerPortfolio(buyer, { pieceId, sourceKey: null, key: newFormKey() });
  const [piece] = await sql<{ taskId: string; fileId: string }[]>`
    select task_id as "taskId", file_id as "fileId" from portfolio_pieces where id = ${pieceId}`;
  if (piece === undefined) throw new Error("The piece is there.");
  const again = askPortfolio(freelancer, { ...asked(piece), key: newFormKey() });
  expect((await refusalOf(again)).code).toBe("portfolio_asked");
});

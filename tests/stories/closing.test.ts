/** The end of an account, from its last earnings to its last cent. Each story ends with the books, printed. */
import { expect, test } from "vitest";
import { askClosing } from "#app/domain/closings/ask-closing.ts";
import { closeAccounts } from "#app/domain/closings/close-accounts.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { clearDue } from "#app/domain/earnings/clear-earnings.ts";
import { orderPage } from "#app/domain/orders/order-page.ts";
import { sellerPage } from "#app/domain/catalog/seller-page.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { signIn } from "#app/domain/security/sign-in.ts";
import { sql } from "#app/domain/store/store.ts";
import { overrideEnv } from "#app/env.server.ts";
import { booksTable } from "#tests/kit/books-of.ts";
import { enrich } from "#tests/kit/cast.ts";
import { payoutAccount } from "#tests/kit/money-story.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { useStory } from "#tests/kit/story.ts";
import { tellBank } from "#tests/kit/suspension-scene.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";

const story = useStory();
const USD = 1_000_000n;
const HOURS_OF_CARD_MONEY = 120;

test("lin finishes her work, closes her account while earnings clear, and is paid everything down to the cent", async () => {
  const { ada, lin } = story.people;
  await payoutAccount(lin);
  await enrich(ada, 20n * USD);
  await enrich(lin, 1_002_500n, "USD", 1);
  const restore = overrideEnv({ clearingBalanceHours: 72 });
  const { orderId, taskIds } = await order(ada, lin, { priceMicros: 10n * USD });
  const ask = () => askClosing(lin, { rest: "pay", key: newFormKey() });
  expect((await refusalOf(ask())).facts["reasons"]).toBe("money_held_selling");
  await move(lin, "start", taskIds);
  await handOver(lin, taskIds);
  await move(ada, "accept", taskIds);
  restore();
  await ask();
  story.pass(24);
  expect(await closeAccounts()).toBe(0);
  story.pass(HOURS_OF_CARD_MONEY);
  await clearDue(CLOCK);
  expect(await closeAccounts()).toBe(1);
  const [payout] = await sql<{ id: string }[]>`select id from payouts where user_id = ${lin.id}`;
  await tellBank(payout?.id ?? "", "settled");
  // What ada sees, and what nobody does any more.
  expect((await orderPage(ada, orderId, { after: 0 })).order).toMatchObject({
    freelancer: { name: "Closed account", hasPage: false },
  });
  expect((await refusalOf(sellerPage("lin", null))).code).toBe("not_found");
  const again = signIn({ email: "lin@example.test", password: "x" }, { address: "", agent: "" });
  expect((await refusalOf(again)).code).toBe("wrong_credentials");
  expect(await booksTable()).toMatchInlineSnapshot(`
    "
    bank(farthing)           -10
    card_clearing(farthing)   21.0025
    commission(farthing)       1
    given_up(farthing)         0.0025
    wallet(ada)               10
    "
  `);
});

test("max gives up a fraction of a cent, and a new account takes his address", async () => {
  const { max } = story.people;
  await enrich(max, 4_200n);
  await askClosing(max, { rest: "give_up", amounts: { USD: "0.0042" }, key: newFormKey() });
  story.pass(24);
  expect(await closeAccounts()).toBe(1);
  expect(await sql`select from users where lower(email) = 'max@example.test'`).toHaveLength(0);
  expect(await booksTable()).toMatchInlineSnapshot(`
    "
    card_clearing(farthing)  0.0042
    given_up(farthing)       0.0042
    "
  `);
});

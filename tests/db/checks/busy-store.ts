/** A healthy store with rows of every kind, for the breakages to spoil, one at a time. */
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { rule } from "#app/domain/disputes/rule.ts";
import { PLATFORM } from "#app/domain/ledger/chart.ts";
import { noteFacts } from "#app/domain/reputation/note-facts.ts";
import { snapshotBalances } from "#app/domain/ledger/snapshot-balances.ts";
import { post } from "#app/domain/ledger/post.ts";
import { reverse } from "#app/domain/ledger/reverse.ts";
import { advanceTasks } from "#app/domain/tasks/advance-tasks.ts";
import { beginBatch } from "#app/domain/batches/begin-batch.ts";
import { paymentsQueue } from "#app/domain/payouts/payments-queue.ts";
import { applyCardFact } from "#app/domain/deposits/apply-card-fact.ts";
import { assignSuspense } from "#app/domain/deposits/assign-suspense.ts";
import { runBatches } from "#app/domain/batches/run-batches.ts";
import { fillSlice } from "#app/domain/orders/fillings/run-fillings.ts";
import { changeEmail } from "#app/domain/people/addresses/change-email.ts";
import { finishEmailChange } from "#app/domain/people/addresses/finish-email-change.ts";
import { askClosing } from "#app/domain/closings/ask-closing.ts";
import { closeAccounts } from "#app/domain/closings/close-accounts.ts";
import { applyBankFact } from "#app/domain/payouts/apply-bank-fact.ts";
import { payoutAccount } from "#tests/kit/money-story.ts";
import { overrideEnv } from "#app/env.server.ts";
import { setClock } from "#app/domain/kernel/clock.ts";
import { sql } from "#app/domain/store/store.ts";
import { accountNumberOf } from "#app/domain/payouts/account-number.ts";
import { answerQuestions } from "#app/domain/orders/questions/answer-questions.ts";
import { askWithdrawal } from "#app/domain/suspensions/ask-withdrawal.ts";
import { proposeExitAccount, signExitAccount } from "#app/domain/suspensions/exit-account.ts";
import { payRested } from "#app/domain/suspensions/pay-rested.ts";
import { makeCodes } from "#app/domain/security/make-codes.ts";
import { liftSuspension } from "#app/domain/suspensions/suspend-person.ts";
import { mailedToken, pressed } from "#tests/kit/addresses.ts";
import { askingGig, orderOf, Q, QUESTIONS } from "#tests/kit/asking-gig.ts";
import { cast, enrich, LONG_AGO_HOURS, person, sampleGig } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { finishShown } from "#app/domain/files/shown/finish-shown.ts";
import { publishedGig, readyPicture, waitingPicture } from "#tests/kit/gig-pictures.ts";
import { askedPiece, shownPiece } from "#tests/kit/portfolio-scene.ts";
import { answerPortfolio } from "#app/domain/tasks/portfolio/answer-portfolio.ts";
import { withdrawPortfolio } from "#app/domain/tasks/portfolio/withdraw-portfolio.ts";
import { changedOrder } from "./changed-order.ts";
import { reviewedOrders } from "./reviewed-orders.ts";
import { waitingRecovery } from "#tests/kit/recovery-scene.ts";
import { accepted, countered, offered } from "#tests/kit/offer-scene.ts";
import { reached, seller, suspended, tellBank } from "#tests/kit/suspension-scene.ts";
import {
  deliveredTask,
  disputeInReview,
  openedDispute,
  orderedTask,
  partlyReleasedTask,
} from "#tests/domain/disputes/scene.ts";
import { requestsInEveryState } from "#tests/domain/agreements/requests/scene.ts";
import { beginLarge, callOffNow, finish } from "#tests/domain/orders/fillings/scene.ts";

/** A person who verified a new address. */
async function movedAddress(): Promise<void> {
  const kay = await person("kay");
  await changeEmail(kay, { email: "kay.new@example.test", key: newFormKey() });
  await finishEmailChange(pressed(await mailedToken(kay.id, "change_email")));
}

/** A shown piece of a portfolio, one that the buyer declined, and one that was taken back. */
async function showing({ ada, lin }: Cast): Promise<void> {
  const sides = { buyer: ada, freelancer: lin };
  await shownPiece(sides);
  const no = { pieceId: await askedPiece(sides), sourceKey: null, key: newFormKey() };
  await answerPortfolio(ada, no);
  await withdrawPortfolio(ada, { pieceId: await shownPiece(sides), key: newFormKey() });
}

const PRICE = 100_000_000n;

/** Tasks in every kind of state, earnings that clear, payouts at every stage, a reversal, disputes open and ruled. */
export async function fillStore(): Promise<void> {
  const people = await cast();
  const { ada, lin, sol } = people;
  await makeCodes(sol, { key: newFormKey() });
  await suspendedPeople(people);
  await movedAddress();
  const gigId = await publishedGig(lin);
  await readyPicture(lin, gigId, "A wren");
  await finishShown(await waitingPicture(lin, gigId, "A dot"), { refusal: "small" });
  await showing(people);
  const accept = async (id: string) => {
    await advanceTasks(ada, { transition: "accept", tasks: [{ id }], note: "", key: newFormKey() });
  };
  await accept(await deliveredTask(people, PRICE));
  await accept(await deliveredTask(people, PRICE));
  await partlyReleasedTask(people, PRICE, 33_333_333n);
  const declined = await orderedTask(people, PRICE);
  const note = "No copper left.";
  await advanceTasks(lin, {
    transition: "decline",
    tasks: [{ id: declined }],
    note,
    key: newFormKey(),
  });

  const restore = overrideEnv({ clearingBalanceHours: 24 });
  await accept(await deliveredTask(people, PRICE));
  restore();
  // Every deposit is young then, so this order is paid with card money.
  const young = overrideEnv({ clearingCardHours: 2 * LONG_AGO_HOURS });
  await partlyReleasedTask(people, PRICE, 33_333_333n);
  young();

  await openedDispute(people);
  const disputeId = await disputeInReview(people);
  const choice = { outcome: "split_percent", percent: "40" } as const;
  await rule(sol, {
    disputeId,
    version: 2,
    choice,
    explanation: "Half copper, half dust.",
    key: newFormKey(),
  });

  await largeOrders(ada, lin);
  await enrich(ada, 300_000_000n);
  await changedOrder(people);
  await reviewedOrders(people);
  await twoOffers(people);
  await requestsInEveryState(people);
  await askedOrders(people);
  await batchOfTwo(ada, await deliveredTask(people, PRICE), declined);
  await closedAccount(sol);
  await correctedDeposit(ada.id);
  await foundPayment(sol);
  await enrich(ada, 1_000_000n);
  await payouts(lin.id);
  await waitingRecovery(people.max.id);
  await snapshotBalances();
  const orders = await sql<{ id: string }[]>`select id from orders`;
  await noteFacts(orders.map(({ id }) => id));
}

/** One accepted in its second version, one open. */
async function twoOffers({ ada, lin }: Cast): Promise<void> {
  await enrich(ada, 100_000_000n);
  const offerId = await offered(lin);
  await countered(ada, offerId, 1, { title: "Two cheaper drawings", funded: "first" });
  await accepted(lin, offerId, 2);
  await offered(lin);
}

/** Of two orders from a gig with questions, one waits for its answers. */
async function askedOrders({ ada, lin }: Cast): Promise<void> {
  const gigId = await askingGig(lin, QUESTIONS.slice(0, 1));
  await enrich(ada, 20_000_000n);
  await orderOf(ada, gigId);
  const { orderId } = await orderOf(ada, gigId);
  const answers = [{ question: Q.motto, text: "Small change, kept well." }];
  await answerQuestions(ada, { orderId, answers, key: newFormKey() });
}

/** Weeks by a fast clock: one person was paid at the account of an earlier payout, one at an account with two signatures, one waits. */
async function suspendedPeople({ sol, ray }: Cast): Promise<void> {
  let at = Temporal.Now.instant();
  const restore = setClock({ now: () => at });
  const pass = (hours: number) => {
    at = at.add({ hours });
  };
  const [known, unknown, waiting] = [await seller(), await seller(), await seller()];
  for (const who of [known, waiting]) await reached(who);
  pass(24 * 15);
  for (const who of [known, unknown, waiting]) await suspended(who, 10_000_000n, sol);
  const account = accountNumberOf("DE", "100100100000999900");
  const proposal = { holder: "Una Example", account, reason: "Seen on video." };
  const { answer } = await proposeExitAccount(sol, {
    ...proposal,
    userId: unknown.id,
    key: newFormKey(),
  });
  await signExitAccount(ray, { ...answer, key: newFormKey() });
  const ask = ({ id }: UserActor) =>
    askWithdrawal({ kind: "suspended", id }, { currency: "USD", key: newFormKey() });
  await ask(known);
  await ask(unknown);
  pass(24 * 7);
  await payRested();
  const open = await sql<{ id: string }[]>`select id from payouts where state = 'queued'`;
  for (const { id } of open) await tellBank(id, "settled");
  await liftSuspension(sol, { userId: known.id, reason: "It was cleared up.", key: newFormKey() });
  await ask(waiting);
  restore();
}

/** An account that was closed; its last payout came back, and staff gave it to its owner's new account. */
async function closedAccount(staff: UserActor): Promise<void> {
  const restore = overrideEnv({ closingRestHours: 0 });
  const who = await seller(9_999_990n);
  await payoutAccount(who);
  await askClosing(who, { rest: "pay", key: newFormKey() });
  await closeAccounts();
  restore();
  const [payout] = await sql<{ id: string; cents: bigint }[]>`
    select id, amount_micros / 10000 as cents from payouts where user_id = ${who.id}`;
  const { id = "", cents = 0n } = payout ?? {};
  const fact = {
    ref: `bank_${id}`,
    operationKey: id,
    minorUnits: cents,
    currency: "USD",
    reason: null,
  };
  await applyBankFact({ ...fact, state: "returned" });
  const [receipt] = (await paymentsQueue(staff)).suspense.filter(({ ref }) => ref === id);
  const input = { transferId: receipt?.id ?? "", handle: "max", reason: "His new account." };
  await assignSuspense(staff, { ...input, key: newFormKey() });
}

/** An order in each state of a large order, each of a few pieces. */
async function largeOrders(buyer: UserActor, seller: UserActor): Promise<void> {
  const gigId = await sampleGig(seller, { kind: "unit", priceMicros: 1000n });
  const begin = () => beginLarge(buyer, { gigId, quantity: 4 });
  const slices = async (orderId: string, count: number, most = 2) => {
    for (let done = 0; done < count; done += 1) await fillSlice(orderId, most);
  };
  await slices(await begin(), 1);
  await slices(await begin(), 4);
  await finish(await begin());
  for (const returned of [1, 9]) {
    const orderId = await begin();
    await slices(orderId, 1, 3);
    await callOffNow(buyer, orderId);
    await slices(orderId, returned, 1);
  }
}

/** One task is done and one is refused. */
async function batchOfTwo(buyer: UserActor, good: string, bad: string): Promise<void> {
  const tasks = [{ id: good }, { id: bad }];
  await beginBatch(buyer, { verb: "accept", tasks, orders: [], note: "", key: newFormKey() });
  await runBatches();
}

async function asOperator(name: string, work: (tx: Tx) => Promise<void>): Promise<void> {
  const spec = { name: `test.${name}` as const, actor: OPERATOR, key: newFormKey(), input: {} };
  await command(spec, async (tx) => {
    await work(tx);
    return {};
  });
}

/** Money that came from a processor by mistake and was booked back. */
async function correctedDeposit(userId: string): Promise<void> {
  await asOperator("correct", async (tx) => {
    const entry = { kind: "suspense.receive", from: PLATFORM, to: PLATFORM } as const;
    const ids = await post(tx, [{ ...entry, currency: "USD", micros: 5n, subject: userId }]);
    await reverse(tx, ids);
  });
}

/** A suspense receipt, until staff assigned it. */
async function foundPayment(staff: UserActor): Promise<void> {
  const money = { state: "succeeded", minorUnits: 5n, currency: "USD", failure: null } as const;
  await applyCardFact({ ref: "card_found", operationKey: null, ...money });
  const [receipt] = (await paymentsQueue(staff)).suspense;
  await assignSuspense(staff, {
    transferId: receipt?.id ?? "",
    handle: "ada",
    reason: "Her bank said so.",
    key: newFormKey(),
  });
}

const STAGES = [["queued"], ["queued", "submitted", "settled"], ["queued", "failed"]] as const;

async function payouts(userId: string): Promise<void> {
  const methodId = newId("payoutMethod");
  await asOperator("method", async (tx) => {
    await tx.sql`
      insert into payout_methods (id, user_id, holder, account_sealed, account_tail, created_at, cools_until, command_id)
      values (${methodId}, ${userId}, 'Lin', '\\x00', '0000', ${tx.command.at}, ${tx.command.at}, ${tx.command.id})`;
  });
  for (const stages of STAGES.toReversed()) await payout(userId, methodId, stages);
}

async function payout(userId: string, methodId: string, stages: readonly string[]): Promise<void> {
  const id = newId("payout");
  const common = { currency: "USD", micros: 10_000_000n, subject: id } as const;
  let before: string | null = null;
  for (const state of stages) {
    const from = before;
    await asOperator(`payout ${state}`, async (tx) => {
      if (from === null)
        await tx.sql`
          insert into payouts (id, user_id, method_id, currency, amount_micros, state, origin, provider_key, created_at, command_id)
          values (${id}, ${userId}, ${methodId}, 'USD', ${common.micros}, 'queued', 'sweep', ${id}, ${tx.command.at}, ${tx.command.id})`;
      else
        await tx.sql`update payouts set state = ${state}, command_id = ${tx.command.id} where id = ${id}`;
      await tx.sql`
        insert into payout_transitions (id, payout_id, transition, from_state, to_state, at, command_id)
        values (${newId("transition")}, ${id}, 'step', ${from}, ${state}, ${tx.command.at}, ${tx.command.id})`;
      if (state === "queued")
        await post(tx, [{ ...common, kind: "payout.sweep", from: userId, to: PLATFORM }]);
      if (state === "settled")
        await post(tx, [{ ...common, kind: "payout.settle", from: PLATFORM, to: PLATFORM }]);
      if (state === "failed")
        await post(tx, [{ ...common, kind: "payout.return", from: PLATFORM, to: userId }]);
    });
    before = state;
  }
}

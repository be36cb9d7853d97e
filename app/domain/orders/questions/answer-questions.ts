/** Answers questions of the gig after the order was placed. With the last required answer the time to start begins. */
import { requireParty } from "#app/domain/access/require-ability.ts";
import type { Parties } from "#app/domain/access/party.ts";
import type { AskedQuestion } from "#app/domain/catalog/questions/question.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { enqueue } from "#app/domain/events/enqueue.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { lockFilling } from "#app/domain/orders/fillings/open-filling.ts";
import { beginClocks, lockWaiting } from "./begin-clocks.ts";
import { fieldIn, hashed } from "./hashed-answers.ts";
import { answerField, readAnswers } from "./read-answers.ts";
import type { SentAnswer } from "./read-answers.ts";
import { firstClock, unansweredOf } from "./unanswered.ts";
import { writeAnswers } from "./write-answers.ts";

export interface AnswerInput {
  orderId: string;
  answers: SentAnswer[];
  key: string;
}

/** How many required questions still wait for an answer. */
export interface AnsweredAnswer {
  unanswered: number;
}

/**
 * Each question is answered once; the freelancer may have begun with the answer. Refuses `not_found` for all but the buyer,
 * `empty_list` without an answer, `question_unknown`, `already_answered`, `invalid_input` for an answer of another kind, and
 * `transition_refused` when the order is over.
 */
export async function answerQuestions(
  actor: UserActor,
  { orderId, answers: sent, key }: AnswerInput,
): Promise<Outcome<AnsweredAnswer>> {
  const answers = sent.map(hashed);
  const spec = { name: "orders.answer" as const, actor, key, input: { orderId, answers } };
  return command({ ...spec, fieldOf: fieldIn(sent) }, async (tx) => {
    // Answers sent at the same moment are judged one after the other; the filling's lock keeps a worker from setting clocks.
    await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`order-answers:${orderId}`}, 0))`;
    const filling = await lockFilling(tx, orderId);
    await lockWaiting(tx, orderId);
    const order = await readOrder(tx, orderId);
    requireParty(actor, "orders.answer", order);
    const before = await unansweredOf(tx, orderId);
    requireOpen(order);
    const read = readAnswers(order.questions ?? [], sent);
    if (read.length === 0) refuse("empty_list", { sentence: "Please answer a question first." });
    const again = read.find(({ question }) => order.answered.includes(question));
    if (again !== undefined) refuse("already_answered", { field: answerField(again.question) });
    await writeAnswers(tx, { orderId, ownerId: actor.id }, read);
    const unanswered = await unansweredOf(tx, orderId);
    const { startBy } = firstClock(unanswered, tx.command.at);
    const begins = before > 0 && unanswered === 0;
    if (begins) await beginClocks(tx, orderId, startBy);
    // Until a large order stands, its freelancer does not know of it.
    if (filling?.state === "filling") return { unanswered };
    const { buyerId, freelancerId, title } = order;
    const payload = {
      orderId,
      title,
      parties: { buyerId, freelancerId },
      count: read.length,
      unanswered,
      ...(begins ? { dueAt: startBy.toISOString() } : {}),
    };
    await enqueue(tx, [{ name: "order.answered", subjectId: orderId, payload }]);
    return { unanswered };
  });
}

interface OrderState {
  title: string;
  questions: AskedQuestion[] | null;
  answered: string[];
  /** Some of its tasks can still be worked on or looked at, or are being made. */
  open: boolean;
}

async function readOrder(tx: Tx, orderId: string): Promise<OrderState & Required<Parties>> {
  const [row] = await tx.sql<Array<OrderState & Required<Parties>>>`
    select o.buyer_id as "buyerId", o.freelancer_id as "freelancerId", o.title, o.questions,
           array(select a.question from order_answers a where a.order_id = o.id) as answered,
           exists (select from tasks t where t.order_id = o.id and t.state in ('funded', 'started', 'delivered'))
             or exists (select from order_fillings f where f.id = o.id and f.state = 'filling') as open
    from orders o where o.id = ${orderId}`;
  return found(row);
}

function requireOpen({ open }: OrderState): void {
  if (!open)
    refuse("transition_refused", {
      sentence: "This order is over, or all of it is in dispute, so it takes no more answers.",
    });
}

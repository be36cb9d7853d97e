/** Writes an order's row, and the files that come with it: the agreed terms, which never change. Its money has moved before. */
import { env } from "#app/env.server.ts";
import type { CommissionSchedule } from "#app/domain/commission/schedule.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import type { ReceivedFile } from "#app/domain/files/received-file.ts";
import { enclose } from "./enclose.ts";
import type { Metadata } from "./own-facts.ts";
import type { ReadAnswer } from "./questions/read-answers.ts";
import { writeAnswers } from "./questions/write-answers.ts";
import { autoAcceptHours } from "./order-quote.ts";
import type { OrderQuote } from "./order-quote.ts";
import type { GigForSale } from "./priced-gig.ts";

export interface AskedOrder {
  id: string;
  buyerId: string;
  gig: GigForSale;
  schedule: CommissionSchedule;
  quoted: OrderQuote;
  brief: string;
  /** Files that come with the brief. */
  files?: ReceivedFile[];
  answers?: ReadAnswer[];
  /** How many required questions are not answered. */
  unanswered?: number;
  reference?: string | null;
  metadata?: Metadata | null;
}

export interface NewOrder extends AskedOrder {
  /** Computed right after its money left the balance (`deposits/card-money.ts`). */
  fundsClearAt: Date | null;
}

export async function writeOrder(tx: Tx, order: NewOrder): Promise<void> {
  const { gig, quoted, fundsClearAt, reference = null, metadata = null } = order;
  const questions = gig.questions.length === 0 ? null : JSON.stringify(gig.questions);
  await tx.sql`
    insert into orders (id, buyer_id, freelancer_id, gig_id, title, brief, currency, total_micros, commission_micros,
                        commission_bps, schedule_id, task_count, funding, clearing_hours, funds_clear_at,
                        auto_accept_hours, lines, questions, reference, metadata, placed_at, command_id)
    values (${order.id}, ${order.buyerId}, ${gig.freelancerId}, ${gig.id}, ${quoted.title}, ${order.brief}, ${quoted.currency},
            ${quoted.totalMicros}, ${quoted.commissionMicros}, ${quoted.bps}, ${order.schedule.id}, ${quoted.quantity},
            ${fundsClearAt === null ? "balance" : "card"}, ${env.clearingBalanceHours}, ${fundsClearAt},
            ${autoAcceptHours(quoted.taskPriceMicros, env)},
            ${JSON.stringify(quoted.lines)}::text::jsonb, ${questions}::text::jsonb, ${reference},
            ${metadata === null ? null : JSON.stringify(metadata)}::text::jsonb, ${tx.command.at}, ${tx.command.id})`;
  const { id: orderId, buyerId: ownerId, files = [] } = order;
  if (files.length > 0) await enclose(tx, { orderId, ownerId, side: "buyer", note: "" }, files);
  await writeAnswers(tx, { orderId, ownerId }, order.answers ?? []);
}

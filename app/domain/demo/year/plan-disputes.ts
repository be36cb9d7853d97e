/** The settled disputes of the demo's year: who said what, and how each ended. Pure. */
import { env } from "#app/env.server.ts";
import { found } from "#app/domain/kernel/refusal.ts";
import { idAt, later } from "./moments.ts";
import type { YearSale } from "./planned.ts";

export interface YearDispute {
  id: string;
  taskId: string;
  buyerId: string;
  freelancerId: string;
  contestedMicros: bigint;
  openedAt: Date;
  answerDueAt: Date;
  reviewAt: Date;
  rulingDueAt: Date;
  closedAt: Date;
  outcome: string;
  closedBy: "buyer" | "staff";
  statements: Array<{
    id: string;
    side: "buyer" | "freelancer";
    authorId: string;
    body: string;
    at: Date;
  }>;
  ruling: { staffId: string; release: bigint; refund: bigint; explanation: string } | null;
}

const SAID = {
  split: [
    "Half of what I ordered is there, and good. The other half is missing, and the shop opens without it.",
    "I delivered what I had material for. The second half of the material came two days before the end.",
    "The work that was delivered is as ordered. What is missing could not be made in the time that was left, which neither side could help. Half is paid.",
  ],
  ruled: [
    "This is not the tone I had in mind. I would like my money back.",
    "Tone was never mentioned, and I offered two rounds of changes, which were not used.",
    "The order describes length, subject and reader, and the delivery keeps to all three. Two rounds of changes were offered. The price is paid.",
  ],
  conceded: [
    "The files do not open on our machine.",
    "They open here and with two others. I sent them again in two older formats.",
    "",
  ],
} as const;

/** None for a sale without a dispute, or one whose dispute is not over yet. */
export function planDispute(sale: YearSale, staffId: string): YearDispute[] {
  const { life } = sale.seed;
  if (life !== "split" && life !== "ruled" && life !== "conceded") return [];
  const [task] = sale.tasks;
  const [opened, ended] = found(task).outcomes.slice(2);
  if (opened === undefined || ended === undefined) return [];
  const openedAt = found(opened.command).at;
  const reviewAt = later(openedAt, 18);
  const { buyerId, freelancerId, id: taskId, priceMicros } = found(task).first;
  const [complaint, answer, explanation] = SAID[life];
  const said = (side: "buyer" | "freelancer", authorId: string, body: string, at: Date) => ({
    id: idAt("statement", at),
    side,
    authorId,
    body,
    at,
  });
  return [
    {
      id: idAt("dispute", openedAt),
      taskId,
      buyerId,
      freelancerId,
      contestedMicros: priceMicros,
      openedAt,
      answerDueAt: later(openedAt, env.disputeAnswerHours),
      reviewAt,
      rulingDueAt: later(reviewAt, env.disputeRulingHours),
      closedAt: found(ended.command).at,
      outcome: ended.after.state,
      closedBy: life === "conceded" ? "buyer" : "staff",
      statements: [
        said("buyer", buyerId, complaint, openedAt),
        said("freelancer", freelancerId, answer, reviewAt),
      ],
      ruling:
        life === "conceded"
          ? null
          : {
              staffId,
              release: ended.releaseMicros,
              refund: ended.refundMicros,
              explanation,
            },
    },
  ];
}

/** An example message for every event, for the documentation, in the exact shape receivers get. Pure. */
import { EVENTS } from "#app/domain/events/events.ts";
import type { EventName, EventPayload } from "#app/domain/events/events.ts";
import { NEWEST_BODY } from "./body-versions.ts";
import { messageBody } from "./message-body.ts";
import type { BodyVersion } from "./body-versions.ts";

const MADE_UP = "01kb8m3v9x4qz7w2e5r8t1y6ha";

export const EXAMPLE_IDS = {
  orderId: `ord_${MADE_UP}`,
  taskId: `tsk_${MADE_UP}`,
  taskIds: [`tsk_${MADE_UP}`],
  changeId: `chg_${MADE_UP}`,
  reviewId: `rvw_${MADE_UP}`,
  offerId: `ofr_${MADE_UP}`,
  disputeId: `dsp_${MADE_UP}`,
  threadId: `thd_${MADE_UP}`,
  messageId: `tln_${MADE_UP}`,
  gigId: `gig_${MADE_UP}`,
  searchId: `svs_${MADE_UP}`,
  search: "Wrens in ink",
  pictureId: `shp_${MADE_UP}`,
  portfolioId: `pfp_${MADE_UP}`,
  depositId: `dep_${MADE_UP}`,
  payoutId: `pay_${MADE_UP}`,
  webhookId: `whk_${MADE_UP}`,
  batchId: `bat_${MADE_UP}`,
  requestId: `rqs_${MADE_UP}`,
  proposalId: `prp_${MADE_UP}`,
  fileIds: [`fil_${MADE_UP}`],
} satisfies EventPayload;

const PAYLOAD: EventPayload = {
  ...EXAMPLE_IDS,
  title: "I will draw a farthing",
  count: 1,
  unanswered: 1,
  currency: "USD",
  amount: "40",
  held: "40",
  version: 1,
  released: "40",
  refunded: "0",
  net: "36",
  availableAt: "2026-11-28T15:00:00.000Z",
  outcome: "released",
  by: "freelancer",
  dueAt: "2026-11-26T15:00:00.000Z",
  days: 2,
  verb: "accept",
  done: 1,
  refused: 0,
  ended: "finished",
  note: "Here it is.",
  from: "lin",
};

/** Where money goes back, nothing is released. */
const MONEY_BACK: EventPayload = { released: "0", refunded: "40", net: "0", outcome: "refunded" };

/** As the freelancer receives it, or the person it is about. */
export function exampleMessage(name: EventName, version: BodyVersion = NEWEST_BODY): unknown {
  const { to, always } = EVENTS[name];
  const back = always.includes("refunded") && !always.includes("released");
  const payload = back ? { ...PAYLOAD, ...MONEY_BACK } : PAYLOAD;
  const at = new Date("2026-11-23T15:00:00.000Z");
  const body = messageBody(
    { name, at, payload, subjectId: "" },
    to === "parties" ? "freelancer" : "self",
    version,
  );
  return JSON.parse(body);
}

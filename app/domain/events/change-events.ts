/** Events of changes that the sides of an agreed order propose to each other. */
import { defineEvent } from "./define-event.ts";

const COMMON = {
  to: "parties",
  tells: ["other"],
  always: ["side", "orderId", "changeId", "title", "by"],
  inside: ["change"],
} as const;

export const CHANGE_EVENTS = {
  "change.proposed": defineEvent({
    says: "One side proposed a change of an agreed order.",
    ...COMMON,
    sometimes: ["note"],
  }),
  "change.accepted": defineEvent({
    says: "The other side accepted a change: it has its effect.",
    ...COMMON,
    sometimes: [],
  }),
  "change.declined": defineEvent({
    says: "The other side declined a change.",
    ...COMMON,
    sometimes: [],
  }),
  "change.withdrawn": defineEvent({
    says: "The side that proposed a change withdrew it.",
    ...COMMON,
    sometimes: [],
  }),
  "change.unconfirmed": defineEvent({
    says: "A milestone that the buyer proposed has to be confirmed again by the buyer: the account was secured, or the token that wrote it ended.",
    ...COMMON,
    tells: ["buyer"],
    sometimes: [],
  }),
  "change.reduction_unconfirmed": defineEvent({
    says: "A lower price that the freelancer proposed has to be confirmed again by the freelancer: the account was secured, or the token that wrote it ended.",
    ...COMMON,
    tells: ["freelancer"],
    sometimes: [],
  }),
  "change.expired": defineEvent({
    says: "A proposed change was not answered in time.",
    ...COMMON,
    sometimes: [],
  }),
} as const;

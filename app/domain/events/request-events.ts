/** Events of buyers' requests and of the proposals to them. */
import { defineEvent } from "./define-event.ts";

const REQUEST = ["requestId", "title"] as const;
const PROPOSAL = ["side", "requestId", "proposalId", "title"] as const;
const MONEY = ["currency", "amount"] as const;

export const REQUEST_EVENTS = {
  "request.posted": defineEvent({
    says: "A buyer posted a request; its ceiling is held.",
    to: "self",
    tells: [],
    always: [...REQUEST, ...MONEY],
    sometimes: [],
  }),
  "request.withdrawn": defineEvent({
    says: "A buyer withdrew a request; all that was held went back.",
    to: "self",
    tells: [],
    always: [...REQUEST, ...MONEY],
    sometimes: [],
  }),
  "request.expired": defineEvent({
    says: "A request ended without an award; all that was held went back.",
    to: "self",
    tells: ["self"],
    always: [...REQUEST, ...MONEY],
    sometimes: [],
  }),
  "request.awarded": defineEvent({
    says: "A buyer awarded a request: it became the order.",
    to: "parties",
    tells: [],
    always: [...PROPOSAL, "orderId", ...MONEY],
    sometimes: [],
  }),
  "requests.found": defineEvent({
    says: "There are new requests that a subscription asks for.",
    to: "self",
    tells: ["self"],
    always: [...REQUEST, "count"],
    sometimes: [],
  }),
  "proposal.made": defineEvent({
    says: "A freelancer made a proposal to a request.",
    to: "parties",
    tells: ["buyer"],
    always: [...PROPOSAL, "by", ...MONEY],
    sometimes: ["net"],
  }),
  "proposal.withdrawn": defineEvent({
    says: "A freelancer withdrew a proposal.",
    to: "parties",
    tells: [],
    always: [...PROPOSAL, "by"],
    sometimes: [],
  }),
  "proposal.passed": defineEvent({
    says: "A request ended without this proposal: it went to another freelancer, was withdrawn, or its time ran out.",
    to: "self",
    tells: ["self"],
    always: ["requestId", "proposalId", "title"],
    sometimes: [],
    inside: ["change"],
  }),
  "proposal.shortlisted": defineEvent({
    says: "A buyer put a proposal on the short list.",
    to: "parties",
    tells: ["freelancer"],
    always: [...PROPOSAL, "by"],
    sometimes: [],
  }),
} as const;

/** Notices about requests and proposals: event → words. */
import { undone } from "./notice-row.ts";
import type { NoticeRow } from "./notice-row.ts";
import type { Facts } from "./facts.ts";

const page = (f: Facts) => f.requestLink;

/** How a request ended, for those whose proposal it passed. */
const ENDS = new Map([
  ["awarded", "The buyer gave the work to another freelancer."],
  ["withdrawn", "The buyer withdrew the request."],
  ["expired", "Its time ran out before the buyer chose anybody."],
]);

export const REQUEST_NOTICES = {
  "request.posted": [],
  "request.withdrawn": [],
  "request.expired": [
    {
      to: "self",
      mail: true,
      button: "See your request",
      link: page,
      title: (f) => `Your request ${f.title} has ended`,
      body: (f) =>
        `You awarded it to nobody, so its time ran out. All of ${f.amount} that was held for it is back in your balance.`,
    },
  ],
  "request.awarded": [],
  "requests.found": [
    {
      to: "self",
      mail: true,
      button: "See the request",
      link: page,
      title: (f) => (f.many ? `${f.pieces} new requests for you` : `A new request: ${f.title}`),
      body: (f) =>
        f.many
          ? `The newest is ${f.title}. You hear of them because you subscribed to such requests.`
          : `Somebody is looking for ${f.title}. You hear of it because you subscribed to such requests.`,
    },
  ],
  "proposal.made": [
    {
      to: "buyer",
      mail: true,
      calm: true,
      button: "See the proposals",
      link: page,
      title: (f) => `A proposal to your request ${f.title}`,
      body: (f) =>
        `A freelancer offers to do it for ${f.amount}. Read the proposal, ask about it, and award your request when you have decided.`,
    },
  ],
  "proposal.withdrawn": [],
  "proposal.passed": [
    {
      to: "self",
      mail: true,
      group: "not_chosen",
      button: "See your proposal",
      link: page,
      title: (f) => `Not chosen: ${f.title}`,
      body: (f) => `${ENDS.get(f.change) ?? "The request has ended."} ${undone}`,
    },
  ],
  "proposal.shortlisted": [
    {
      to: "freelancer",
      mail: false,
      link: page,
      title: (f) => `You are on the short list for ${f.title}`,
      body: () => "The buyer put your proposal on the short list. You do not have to do anything.",
    },
  ],
} satisfies Record<string, readonly NoticeRow[]>;

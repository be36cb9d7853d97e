/** Notices of changes of agreed orders: event → words. */
import { side } from "./notice-row.ts";
import type { NoticeRow } from "./notice-row.ts";

/** The change as a sentence; a phrase when the event has none. */
const change = (f: { change: string }) => (f.change === "" ? "a change of the order." : f.change);
const link = (f: { changeLink: string }) => f.changeLink;

const AFTER_IT =
  "After you proposed it, your account was secured again, or the session or API token that proposed it was ended.";
const OR_WITHDRAW =
  "If you still want it, confirm it on its page; if you did not propose it, withdraw it.";

export const CHANGE_NOTICES = {
  "change.proposed": [
    {
      to: "other",
      mail: true,
      button: "Look at the change",
      endedBy: ["change.accepted", "change.declined", "change.withdrawn", "change.expired"],
      link,
      title: (f) => `A change is proposed: ${f.title}`,
      body: (f) =>
        `${side(f)} proposes: ${change(f)} Nothing changes unless you accept it.${f.words}`,
    },
  ],
  "change.accepted": [
    {
      to: "other",
      mail: true,
      link,
      title: (f) => `Change accepted: ${f.title}`,
      body: (f) => `${side(f)} accepted: ${change(f)}`,
    },
  ],
  "change.declined": [
    {
      to: "other",
      mail: true,
      link,
      title: (f) => `Change declined: ${f.title}`,
      body: (f) => `${side(f)} declined: ${change(f)} The order goes on as before.`,
    },
  ],
  "change.withdrawn": [
    {
      to: "other",
      mail: false,
      link,
      title: (f) => `Change withdrawn: ${f.title}`,
      body: (f) => `${side(f)} withdrew: ${change(f)} You do not have to answer any more.`,
    },
  ],
  "change.unconfirmed": [
    {
      to: "buyer",
      mail: true,
      button: "See your proposal",
      endedBy: ["change.accepted", "change.declined", "change.withdrawn", "change.expired"],
      link,
      title: (f) => `Please confirm your proposal again: ${f.title}`,
      body: (f) =>
        `${change(f)} ${AFTER_IT} So the freelancer cannot accept it, and nothing is taken from your balance. ${OR_WITHDRAW}`,
    },
  ],
  "change.reduction_unconfirmed": [
    {
      to: "freelancer",
      mail: true,
      button: "See your proposal",
      endedBy: ["change.accepted", "change.declined", "change.withdrawn", "change.expired"],
      link,
      title: (f) => `Please confirm your proposal again: ${f.title}`,
      body: (f) =>
        `${change(f)} ${AFTER_IT} So the buyer cannot accept it, and the price stays as it is. ${OR_WITHDRAW}`,
    },
  ],
  "change.expired": [
    {
      to: "other",
      mail: false,
      link,
      title: (f) => `Change not answered: ${f.title}`,
      body: (f) => `It was not answered in time: ${change(f)} The order goes on as before.`,
    },
  ],
} satisfies Record<string, readonly NoticeRow[]>;

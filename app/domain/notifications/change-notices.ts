/** Notices of changes of agreed orders: event → words. */
import { side } from "./notice-row.ts";
import type { NoticeRow } from "./notice-row.ts";

const link = (f: { changeLink: string }) => f.changeLink;

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
        `${side(f)} proposes: ${f.change} Nothing changes unless you accept it.${f.words}`,
    },
  ],
  "change.accepted": [
    {
      to: "other",
      mail: true,
      link,
      title: (f) => `Change accepted: ${f.title}`,
      body: (f) => `${side(f)} accepted: ${f.change}`,
    },
  ],
  "change.declined": [
    {
      to: "other",
      mail: true,
      link,
      title: (f) => `Change declined: ${f.title}`,
      body: (f) => `${side(f)} declined: ${f.change} The order goes on as before.`,
    },
  ],
  "change.withdrawn": [
    {
      to: "other",
      mail: false,
      link,
      title: (f) => `Change withdrawn: ${f.title}`,
      body: (f) => `${side(f)} withdrew: ${f.change} You do not have to answer any more.`,
    },
  ],
  "change.expired": [
    {
      to: "other",
      mail: false,
      link,
      title: (f) => `Change not answered: ${f.title}`,
      body: (f) => `It was not answered in time: ${f.change} The order goes on as before.`,
    },
  ],
} satisfies Record<string, readonly NoticeRow[]>;

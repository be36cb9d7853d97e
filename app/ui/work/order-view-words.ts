/** The words of a person's orders by whose turn it is: tabs, headings, and what an empty view says. Pure. */
import type { OrderView } from "#app/domain/home/order-views.ts";
import type { Side } from "#app/domain/orders/order-list.ts";

type Group = Exclude<OrderView, "all">;

/** The tabs, in their order. */
export const TABS: readonly OrderView[] = ["all", "turn", "waiting", "disputed", "finished"];

export const VIEW_LABEL: Record<Side, Record<OrderView, string>> = {
  buyer: {
    all: "All",
    turn: "Your turn",
    waiting: "With the freelancer",
    disputed: "In dispute",
    finished: "Finished",
  },
  freelancer: {
    all: "All",
    turn: "Your turn",
    waiting: "With the buyer",
    disputed: "In dispute",
    finished: "Finished",
  },
};

export const GROUP_TITLE: Record<Group, string> = {
  turn: "Your turn",
  waiting: "Waiting for others",
  finished: "Finished",
  disputed: "In dispute",
};

interface Empty {
  title: string;
  words: string;
}

const DISPUTED: Empty = {
  title: "No order is in dispute",
  words:
    "If you and the other side cannot agree about a task, either of you can open a dispute on its page.",
};

export const VIEW_EMPTY: Record<Side, Record<OrderView, Empty>> = {
  buyer: {
    all: { title: "You have not ordered yet", words: "" },
    turn: {
      title: "Nothing waits for you",
      words: "Deliveries to look at and questions to answer are listed here.",
    },
    waiting: {
      title: "No freelancer is working for you now",
      words: "Orders that the freelancer has to start or deliver are listed here.",
    },
    finished: {
      title: "No order is finished yet",
      words: "Orders move here when all of their money is paid out or back with you.",
    },
    disputed: DISPUTED,
  },
  freelancer: {
    all: { title: "You have no orders yet", words: "" },
    turn: {
      title: "Nothing waits for you",
      words: "Orders to start, work to deliver and questions to answer are listed here.",
    },
    waiting: {
      title: "No buyer has work of yours to look at",
      words: "Work you delivered stays here until the buyer accepts it or asks for a change.",
    },
    finished: {
      title: "No order is finished yet",
      words: "Orders move here when all of their money is paid out to you or back with the buyer.",
    },
    disputed: DISPUTED,
  },
};

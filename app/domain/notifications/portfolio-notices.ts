/** Notices about portfolios, to the side that did not act, and to the freelancer when staff act: event → words. */
import { side } from "./notice-row.ts";
import type { NoticeRow } from "./notice-row.ts";
import type { Facts } from "./facts.ts";

const link = (f: Facts) => f.portfolioLink;

export const PORTFOLIO_NOTICES = {
  "portfolio.asked": [
    {
      to: "other",
      mail: true,
      endedBy: ["portfolio.agreed", "portfolio.declined", "portfolio.withdrawn"],
      button: "Look at the picture",
      link,
      title: (f) => `May a picture of your order be shown? ${f.title}`,
      body: () =>
        "The freelancer would like to show a picture of the finished work on their page. Nothing is shown unless you say yes, and you can take it back at any time.",
    },
  ],
  "portfolio.agreed": [
    {
      to: "other",
      mail: false,
      link,
      title: (f) => `The buyer said yes: ${f.title}`,
      body: () => "The picture stands on your page now. Either of you can take it back.",
    },
  ],
  "portfolio.declined": [
    {
      to: "other",
      mail: false,
      link,
      title: (f) => `The buyer said no: ${f.title}`,
      body: () => "The picture is not shown. The order and your earnings are as they were.",
    },
  ],
  "portfolio.withdrawn": [
    {
      to: "other",
      mail: false,
      link,
      title: (f) => `Not shown any more: ${f.title}`,
      body: (f) => `${side(f)} took the picture back. It and its sizes are deleted from the page.`,
    },
  ],
  "portfolio.taken_down": [
    {
      to: "self",
      mail: true,
      button: "See the picture",
      link,
      title: (f) => `Our staff removed a picture of your portfolio: ${f.title}`,
      body: (f) =>
        `Nobody sees it any more, and all of its sizes are deleted.${f.because} The order and your earnings are as they were.`,
    },
  ],
} satisfies Record<string, readonly NoticeRow[]>;

/** Notices about reviews: event → words. */
import { by, side } from "./notice-row.ts";
import type { NoticeRow } from "./notice-row.ts";
import type { Facts } from "./facts.ts";

const review = (f: Facts) => f.reviewLink;
const published = (f: Facts) =>
  f.by === "clock"
    ? "The time for it is over, so what was written is public now. You can reply once to a review of you."
    : "You both wrote, so both reviews are public now. You can reply once to the review of you.";

export const REVIEW_NOTICES = {
  "review.written": [],
  "review.reminder": [
    {
      to: "self",
      mail: true,
      endedBy: ["review.revealed"],
      button: "Write your review",
      link: review,
      title: (f) => `How was ${f.what}?`,
      body: (f) =>
        `You can review this order until ${by(f, "the date on its page")}. What you write stays hidden until you both wrote, or that time is over.`,
    },
  ],
  "review.revealed": [
    {
      to: "other",
      mail: true,
      button: "Read the reviews",
      link: review,
      title: (f) => `The reviews of ${f.what} are published`,
      body: published,
    },
  ],
  "review.replied": [
    {
      to: "other",
      mail: false,
      link: review,
      title: (f) => `${side(f)} replied to your review of ${f.what}`,
      body: () => "The reply stands under your review, for everybody to read.",
    },
  ],
  "review.hidden": hiddenRows(
    (f) => `We hid ${f.change || "a review"} of ${f.what}`,
    (f) => `It broke our rules.${f.because} The reason stands in its place.`,
  ),
  "review.shown_again": hiddenRows(
    (f) => `We show ${f.change || "a review"} of ${f.what} again`,
    (f) => `We had hidden it and looked at it once more.${f.because}`,
  ),
  "review.reported": [
    {
      to: "staff",
      mail: false,
      group: "staff",
      link: (f) => f.reviewCaseLink,
      title: (f) => `A review of ${f.what} was reported`,
      body: (f) => `The reason given: ${f.change}. It waits under Reviews.`,
    },
  ],
  "review.report_decided": [
    {
      to: "self",
      mail: true,
      link: () => "/notices",
      button: "See your notices",
      title: (f) =>
        f.change === "hidden"
          ? "We hid the review you reported"
          : "The review you reported breaks none of our rules",
      body: (f) => `Our staff looked at it.${f.because} We did not say who reported it.`,
    },
  ],
} satisfies Record<string, readonly NoticeRow[]>;

/** Both sides are told the same. */
function hiddenRows(title: (f: Facts) => string, body: (f: Facts) => string) {
  const words = { mail: true, button: "See the reviews", link: review, title, body };
  return [
    { to: "buyer", ...words },
    { to: "freelancer", ...words },
  ] as const;
}

/** Notices to freelancers about gigs that staff changed or ask to have changed: event → words. */
import type { NoticeRow } from "./notice-row.ts";

const page = () => "/selling/gigs";

export const GIG_NOTICES = {
  "search.matched": [
    {
      to: "self",
      mail: true,
      calm: true,
      button: "See what is new",
      link: (f) => f.searchLink,
      title: (f) => (f.many ? `${f.pieces} new gigs for ${f.search}` : `A new gig: ${f.title}`),
      body: (f) =>
        f.many
          ? `The newest is ${f.title}. You hear of them because you saved the search ${f.search}.`
          : `It fits ${f.search}, a search you saved.`,
    },
  ],
  "gig.moved": [
    {
      to: "self",
      mail: true,
      button: "See your gigs",
      link: page,
      title: (f) => `Moved to another category: ${f.title}`,
      body: (f) =>
        `Our staff moved your gig ${f.title} to the category ${f.change}. Nothing else about it changed, and running orders continue. If the category is wrong, change it on the gig's page.`,
    },
  ],
  "gig.to_mend": [
    {
      to: "self",
      mail: true,
      button: "See your gigs",
      link: page,
      title: (f) => `Please correct your gig ${f.title}`,
      body: (f) =>
        `Some of its texts contain invisible characters that can make a text look like another one. Please open the gig and type these texts again: ${f.change}. Until then the gig stays as it is, but you cannot save other changes.`,
    },
  ],
  "gigs.updated": [
    {
      to: "self",
      mail: true,
      button: "See your gigs",
      link: page,
      title: (f) => (f.many ? "Some of your gigs were updated" : `Updated: ${f.title}`),
      body: (f) =>
        `Our staff imported a catalogue with other values for ${f.many ? `${f.title} and other gigs of yours` : `your gig ${f.title}`}. Prices, delivery times and texts are what that catalogue says now. Running orders keep what was agreed. You can change your gigs under Selling.`,
    },
  ],
  "gig.picture_ready": [],
  "gig.picture_refused": [
    {
      to: "self",
      mail: false,
      link: (f) => f.gigPicturesLink,
      title: () => "A picture of your gig cannot be shown",
      body: (f) => `The gig and its other pictures are as they were. ${f.said}`.trim(),
    },
  ],
  "gig.picture_taken_down": [
    {
      to: "self",
      mail: true,
      button: "See the pictures",
      link: (f) => f.gigPicturesLink,
      title: (f) => `Our staff removed a picture of ${f.title}`,
      body: (f) =>
        `Nobody sees it any more, and all of its sizes are deleted.${f.because} The gig and its other pictures are as they were. You can add another picture.`,
    },
  ],
} satisfies Record<string, readonly NoticeRow[]>;

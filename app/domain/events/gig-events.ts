/** Events of gigs that staff changed, or ask their freelancer to change, and of their pictures. */
import { defineEvent } from "./define-event.ts";

export const GIG_EVENTS = {
  "search.matched": defineEvent({
    says: "There are new gigs that fit a search its person saved; the newest is named.",
    to: "self",
    tells: ["self"],
    always: ["searchId", "search", "gigId", "title", "count"],
    sometimes: [],
  }),
  "gig.moved": defineEvent({
    says: "Staff moved a gig to another category.",
    to: "self",
    tells: ["self"],
    always: [],
    sometimes: [],
    inside: ["title", "change"],
    offered: false,
  }),
  "gig.to_mend": defineEvent({
    says: "Staff asked the freelancer to correct texts of a gig.",
    to: "self",
    tells: ["self"],
    always: [],
    sometimes: [],
    inside: ["title", "change"],
    offered: false,
  }),
  "gigs.updated": defineEvent({
    says: "An import by staff updated gigs of a freelancer.",
    to: "self",
    tells: ["self"],
    always: [],
    sometimes: [],
    inside: ["title", "count"],
    offered: false,
  }),
  "gig.picture_ready": defineEvent({
    says: "A picture of a gig is prepared: its sizes are there.",
    to: "self",
    tells: [],
    always: ["gigId", "pictureId"],
    sometimes: [],
  }),
  "gig.picture_refused": defineEvent({
    says: "A picture of a gig cannot be shown; the note says why.",
    to: "self",
    tells: ["self"],
    always: ["gigId", "pictureId", "note"],
    sometimes: [],
  }),
  "gig.picture_taken_down": defineEvent({
    says: "Staff removed a picture of a gig; the note says why.",
    to: "self",
    tells: ["self"],
    always: ["gigId", "pictureId", "note"],
    sometimes: [],
    inside: ["title"],
  }),
} as const;

/** Events of accounts: their beginning, their address, their picture, and their end. */
import { defineEvent, TO_OWNER } from "./define-event.ts";

export const ACCOUNT_EVENTS = {
  "user.signed_up": defineEvent({
    ...TO_OWNER,
    says: "A new account was opened.",
  }),
  "account.verify_email": defineEvent({
    ...TO_OWNER,
    says: "A person was mailed the link that verifies the address of their account.",
    inside: ["linkId", "mailTo", "known"],
    insideSometimes: ["change"],
  }),
  "account.email_verified": defineEvent({
    says: "A person verified the address of their account.",
    to: "self",
    tells: [],
    always: [],
    sometimes: [],
    offered: false,
  }),
  "account.email_change_asked": defineEvent({
    ...TO_OWNER,
    says: "A person asked for another e-mail address; it counts once it is verified.",
    inside: ["linkId", "mailTo", "known"],
  }),
  "account.email_changed": defineEvent({
    ...TO_OWNER,
    says: "The e-mail address of an account was changed; the old address is told.",
    inside: ["linkId", "mailTo", "dueAt"],
  }),
  "account.email_restored": defineEvent({
    ...TO_OWNER,
    says: "A change of the e-mail address was undone from the old address.",
    inside: ["dueAt"],
  }),
  "account.email_lost": defineEvent({
    ...TO_OWNER,
    says: "Another account verified the address of an account that never did.",
  }),
  "account.picture_removed": defineEvent({
    ...TO_OWNER,
    says: "Staff removed the person's picture.",
    inside: ["note"],
  }),
  "account.invited": defineEvent({
    ...TO_OWNER,
    says: "A freelancer of an import was invited to take over the account.",
    inside: ["linkId"],
  }),
  "account.closing_asked": defineEvent({
    ...TO_OWNER,
    says: "A person asked us to close their account.",
    inside: ["linkId", "until"],
    insideSometimes: ["place"],
  }),
  "account.kept": defineEvent({
    ...TO_OWNER,
    says: "The closing of an account was called off.",
    inside: ["change"],
  }),
  "account.closed": defineEvent({
    ...TO_OWNER,
    says: "An account was closed.",
    inside: ["amounts"],
  }),
  "account.last_payout_returned": defineEvent({
    says: "The last payout of a closed account came back.",
    to: "self",
    tells: ["self", "staff"],
    staff: ["finance"],
    always: ["payoutId", "currency", "amount"],
    sometimes: ["note"],
    offered: false,
  }),
} as const;

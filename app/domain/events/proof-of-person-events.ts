/** Events of what proves a person: sign-ins, passwords, factors, tokens, recoveries, and the stop of payouts. */
import { defineEvent, TO_OWNER } from "./define-event.ts";

// Told to the account's person alone: a stolen token or endpoint must not learn that it was noticed.
export const PROOF_OF_PERSON_EVENTS = {
  "account.new_browser": defineEvent({
    ...TO_OWNER,
    says: "A browser that is new to the account signed in.",
    insideSometimes: ["place", "change"],
  }),
  "account.guessed_at": defineEvent({
    ...TO_OWNER,
    says: "Too many wrong passwords were tried for an account.",
    inside: ["wayIn"],
  }),
  "account.codes_guessed": defineEvent({
    ...TO_OWNER,
    says: "After the right password, too many wrong codes were tried for the second step.",
  }),
  "account.password_changed": defineEvent({
    ...TO_OWNER,
    says: "The password was changed.",
    inside: ["change"],
    insideSometimes: ["place"],
  }),
  "account.factor_changed": defineEvent({
    ...TO_OWNER,
    says: "An authenticator app, a passkey or recovery codes were added or removed.",
    inside: ["change"],
    insideSometimes: ["place"],
  }),
  "account.token_made": defineEvent({
    ...TO_OWNER,
    says: "An API token was made.",
    inside: ["title", "tail", "scopes"],
    insideSometimes: ["place"],
  }),
  "account.passkey_added": defineEvent({
    ...TO_OWNER,
    says: "A passkey was added.",
    inside: ["title"],
    insideSometimes: ["place"],
  }),
  "account.passkey_removed": defineEvent({
    ...TO_OWNER,
    says: "A passkey was removed.",
    inside: ["title"],
    insideSometimes: ["place"],
  }),
  "account.passkey_copied": defineEvent({
    ...TO_OWNER,
    says: "A passkey was refused because its counter went back: it may have been copied.",
    inside: ["title"],
  }),
  "account.recovery_mailed": defineEvent({
    ...TO_OWNER,
    says: "A link to set a new password was mailed.",
    inside: ["linkId"],
    insideSometimes: ["place", "note"],
  }),
  "account.password_recovered": defineEvent({
    ...TO_OWNER,
    says: "A new password was set through a mailed link.",
    inside: ["change"],
    insideSometimes: ["place"],
  }),
  "account.recovery_begun": defineEvent({
    ...TO_OWNER,
    says: "A recovery without the second factor was begun. It waits.",
    inside: ["dueAt"],
    insideSometimes: ["place", "notMe"],
  }),
  "account.recovery_reminder": defineEvent({
    ...TO_OWNER,
    says: "A recovery without the second factor is still waiting.",
    inside: ["dueAt"],
    insideSometimes: ["notMe"],
  }),
  "account.recovery_ready": defineEvent({
    ...TO_OWNER,
    says: "The waiting time of a recovery is over.",
    inside: ["linkId", "dueAt"],
  }),
  "account.recovery_stopped": defineEvent({
    ...TO_OWNER,
    says: "A recovery without the second factor was stopped.",
    insideSometimes: ["place"],
  }),
  "account.payouts_frozen": defineEvent({
    ...TO_OWNER,
    says: "Payouts were frozen, and every session and API token ended.",
    insideSometimes: ["place"],
  }),
  "account.freeze_lifted": defineEvent({
    ...TO_OWNER,
    says: "The freeze of payouts was lifted.",
    inside: ["change"],
    insideSometimes: ["place", "dueAt", "note"],
  }),
} as const;

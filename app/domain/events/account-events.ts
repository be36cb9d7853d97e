/** Events of accounts: sign-up, and changes of security. */
import { defineEvent } from "./define-event.ts";

// Security events are told to the account's person alone: a stolen token or endpoint must not learn that it was noticed.
export const ACCOUNT_EVENTS = {
  "user.signed_up": defineEvent({
    says: "A new account was opened.",
    to: "self",
    tells: ["self"],
    always: [],
    sometimes: [],
    offered: false,
  }),
  "account.new_browser": defineEvent({
    says: "A browser that is new to the account signed in.",
    to: "self",
    tells: ["self"],
    always: [],
    sometimes: [],
    insideSometimes: ["place"],
    offered: false,
  }),
  "account.guessed_at": defineEvent({
    says: "Too many wrong passwords were tried for an account.",
    to: "self",
    tells: ["self"],
    always: [],
    sometimes: [],
    inside: ["wayIn"],
    offered: false,
  }),
  "account.password_changed": defineEvent({
    says: "The password was changed.",
    to: "self",
    tells: ["self"],
    always: [],
    sometimes: [],
    inside: ["change"],
    insideSometimes: ["place"],
    offered: false,
  }),
  "account.factor_changed": defineEvent({
    says: "An authenticator app, a passkey or recovery codes were added or removed.",
    to: "self",
    tells: ["self"],
    always: [],
    sometimes: [],
    inside: ["change"],
    insideSometimes: ["place"],
    offered: false,
  }),
  "account.token_made": defineEvent({
    says: "An API token was made.",
    to: "self",
    tells: ["self"],
    always: [],
    sometimes: [],
    inside: ["title", "tail", "scopes"],
    insideSometimes: ["place"],
    offered: false,
  }),
} as const;

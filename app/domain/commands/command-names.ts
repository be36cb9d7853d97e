/** Every command's name: the folder in `app/domain` that gives it, and its verb in snake_case. */

/** Folder → verbs. A stored row keeps the name it was begun under; `former-names.ts` has the names of earlier releases. */
export const COMMANDS = {
  commission: ["begin", "publish"],
  security: ["change_password", "create_token", "note_new_browser", "offer_way_in", "revoke_token"],
  people: [
    "accept_invitation",
    "change_profile",
    "confirm_invitations",
    "decline_invitation",
    "hide_first_steps",
    "invite",
    "offer_first_staff_link",
    "prepare_invitations",
    "reinstate",
    "send_invitations",
    "set_role",
    "sign_up",
    "suspend",
  ],
  deposits: [
    "apply_card_fact",
    "assign_suspense",
    "look_at_deposits",
    "note_checkout",
    "note_missing",
    "settle_processor",
    "start_deposit",
  ],
  catalog: [
    "ask_to_mend",
    "block_gig",
    "confirm_import",
    "create_gig",
    "discard_draft",
    "discard_import",
    "edit_gig",
    "import_gigs",
    "move_to_category",
    "open_import",
    "pause_gig",
    "publish_draft",
    "publish_gig",
    "resume_gig",
    "save_draft",
    "unblock_gig",
    "upload_import",
  ],
  tasks: [
    // Plain transitions.
    "accept",
    "agree_cancel",
    "agree_extension",
    "cancel",
    "cancel_late",
    "decline",
    "give_up",
    "propose_cancel",
    "refuse_cancel",
    "revise",
    "start",
    // The clock's transitions.
    "abandon",
    "lapse",
    "remind",
    "settle",
    // Transitions with an input of their own.
    "accept_part",
    "deliver",
    "propose_extension",
  ],
  orders: [
    "add_files",
    "call_off",
    "fill",
    "give_back",
    "place",
    "return_tasks",
    "stand",
    "wind_clocks",
  ],
  batches: ["begin", "cancel", "close_items", "note_items", "note_taken_key"],
  earnings: ["clear_earnings", "spend_earnings"],
  payouts: [
    "apply_bank_fact",
    "choose_preferences",
    "claim",
    "look_now",
    "note_lost",
    "note_missing",
    "remove_method",
    "save_method",
    "sweep",
    "withdraw",
  ],
  suspensions: [
    "ask_withdrawal",
    "contest",
    "pay_rested",
    "propose_account",
    "sign_account",
    "stop_withdrawal",
  ],
  disputes: ["concede", "escalate", "open", "remind", "respond", "rule", "run_out"],
  webhooks: [
    "add",
    "choose_body",
    "choose_events",
    "pause",
    "pause_failing",
    "redeliver",
    "redeliver_dead",
    "remove",
    "resume",
    "rotate_secret",
    "send_test",
  ],
  closings: ["ask", "carry_out", "forget_addresses", "keep", "keep_by_mail"],
  proof: ["alarm", "check"],
  sandbox: ["copy_token", "let_time_pass", "move_in"],
  demo: ["close", "mark"],
} as const;

type Folder = keyof typeof COMMANDS;

/** A name of the table; `test.…` is for tests, and no file of the product uses it. */
export type CommandName =
  | { [F in Folder]: `${F}.${(typeof COMMANDS)[F][number]}` }[Folder]
  | `test.${string}`;

export const COMMAND_NAMES: readonly string[] = Object.entries(COMMANDS).flatMap(
  ([folder, verbs]) => verbs.map((verb) => `${folder}.${verb}`),
);

/** Names that commands had in earlier releases. Stored rows, and the input hashes in them, keep those names for ever. */
import type { CommandName } from "./command-names.ts";

/** Until 0.4.0 the commands of tasks were named after orders. A list of its own: the past stays when the present table changes. */
const OF_TASKS = [
  "abandon",
  "accept",
  "accept_part",
  "agree_cancel",
  "agree_extension",
  "cancel",
  "cancel_late",
  "decline",
  "deliver",
  "give_up",
  "lapse",
  "propose_cancel",
  "propose_extension",
  "refuse_cancel",
  "remind",
  "revise",
  "settle",
  "start",
] as const;

/** Until 0.4.0 the commands of the catalog were written with hyphens. */
const OF_GIGS = [
  "block_gig",
  "confirm_import",
  "create_gig",
  "discard_import",
  "edit_gig",
  "import_gigs",
  "open_import",
  "pause_gig",
  "publish_gig",
  "resume_gig",
  "unblock_gig",
  "upload_import",
] as const;

/** Former name → present name. */
export const FORMER_NAMES: ReadonlyMap<string, CommandName> = new Map<string, CommandName>([
  ...OF_TASKS.map((verb) => [`orders.${verb}`, `tasks.${verb}`] as const),
  ...OF_GIGS.map((verb) => [`catalog.${verb.replace("_", "-")}`, `catalog.${verb}`] as const),
  ["books.alarm", "proof.alarm"],
  ["books.check", "proof.check"],
  ["identity.changePassword", "security.change_password"],
  ["identity.changeProfile", "people.change_profile"],
  ["identity.createToken", "security.create_token"],
  ["identity.noteNewBrowser", "security.note_new_browser"],
  ["identity.offerWayIn", "security.offer_way_in"],
  ["identity.offer_first_staff_link", "people.offer_first_staff_link"],
  ["identity.reinstate", "people.reinstate"],
  ["identity.revokeToken", "security.revoke_token"],
  ["identity.setRole", "people.set_role"],
  ["identity.signUp", "people.sign_up"],
  ["identity.suspend", "people.suspend"],
  ["orders.begin_batch", "batches.begin"],
  ["orders.cancel_batch", "batches.cancel"],
  ["orders.close_items", "batches.close_items"],
  ["orders.note_items", "batches.note_items"],
  ["orders.note_taken_key", "batches.note_taken_key"],
  ["payouts.clear_earnings", "earnings.clear_earnings"],
  ["payouts.spend_earnings", "earnings.spend_earnings"],
  ["wallet.apply_card_fact", "deposits.apply_card_fact"],
  ["wallet.assign_suspense", "deposits.assign_suspense"],
  ["wallet.look_at_deposits", "deposits.look_at_deposits"],
  ["wallet.note_checkout", "deposits.note_checkout"],
  ["wallet.note_missing", "deposits.note_missing"],
  ["wallet.settle_processor", "deposits.settle_processor"],
  ["wallet.start_deposit", "deposits.start_deposit"],
  ["worlds.copy_token", "sandbox.copy_token"],
  ["worlds.let_time_pass", "sandbox.let_time_pass"],
  ["worlds.move_in", "sandbox.move_in"],
]);

/** The present name of a stored row's command. */
export function nameToday(stored: string): string {
  return FORMER_NAMES.get(stored) ?? stored;
}

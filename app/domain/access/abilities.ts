/** Who may do what: ability → kinds of actor. A command's ability is its name. Without a row, every actor is refused. */
import { between, knownBetween, knownTo, to } from "./ability-row.ts";

export const ABILITIES = {
  // Pages open to everybody
  "site.read": to("visitor", "member"),
  "pretend.pay": to("visitor", "member"),
  "gigs.search": to("visitor", "member"),
  "gigs.read": to("visitor", "member"),
  "gigs.read_draft": knownBetween("freelancer"),
  "gigs.read_blocked": knownBetween("freelancer", "staff"),
  "categories.list": to("visitor", "member"),
  "sellers.read": to("visitor", "member"),
  "pictures.read": to("visitor", "member"),
  "commission.read": to("visitor", "member"),

  // The account
  "security.sign_in": to("visitor", "member", "suspended"),
  "security.sign_out": to("visitor", "member", "suspended"),
  "people.sign_up": to("visitor", "member"),
  "people.accept_invitation": to("visitor", "member"),
  "security.offer_way_in": to("visitor"),
  "security.note_new_browser": to("member"),
  "people.become_first_staff": to("member"),
  "security.change_password": to("owner"),
  "people.change_profile": to("owner"),
  "people.save_picture": to("owner"),
  "people.remove_picture": to("owner"),
  "home.read": to("owner"),
  "people.hide_first_steps": to("owner"),
  "me.read": to("owner"),
  "sessions.list": to("owner"),
  "sessions.end": to("owner"),
  "tokens.list": to("owner"),
  "tokens.for_staff": to("staff"),
  "security.create_token": to("owner"),
  "security.revoke_token": to("owner"),
  "notices.list": to("owner"),
  "notices.mark_read": to("owner"),
  "notices.mark_all_read": to("owner"),

  // Gigs
  "my_gigs.list": to("owner"),
  "my_gigs.read": to("owner"),
  "my_gigs.read_draft": to("owner"),
  "catalog.create_gig": to("member"),
  "catalog.edit_gig": to("owner"),
  "catalog.save_draft": to("owner"),
  "catalog.publish_draft": to("owner"),
  "catalog.discard_draft": to("owner"),
  "catalog.publish_gig": to("owner"),
  "catalog.pause_gig": to("owner"),
  "catalog.resume_gig": to("owner"),
  "catalog.block_gig": knownTo("staff"),
  "catalog.unblock_gig": knownTo("staff"),

  // Ordering
  "gigs.quote": to("member"),
  "orders.place": to("member"),
  "orders.keep_draft": to("visitor", "member"),
  "orders.add_files": knownBetween("buyer", "freelancer"),
  "orders.call_off": knownBetween("buyer"),
  "orders.list": to("owner"),
  "orders.read": knownBetween("buyer", "freelancer", "staff"),
  "orders.tasks": knownBetween("buyer", "freelancer", "staff"),
  "tasks.read": knownBetween("buyer", "freelancer", "staff"),
  "files.read": knownBetween("buyer", "freelancer", "staff"),

  // Moving tasks: who may make a move in the task's present state is decided by the task lifecycle
  "tasks.start": between("freelancer"),
  "tasks.decline": between("freelancer"),
  "tasks.deliver": between("freelancer"),
  "tasks.propose_extension": between("freelancer"),
  "tasks.give_up": between("freelancer"),
  "tasks.cancel": between("buyer"),
  "tasks.revise": between("buyer"),
  "tasks.accept": between("buyer"),
  "tasks.accept_part": between("buyer"),
  "tasks.agree_extension": between("buyer"),
  "tasks.cancel_late": between("buyer"),
  "tasks.propose_cancel": between("buyer", "freelancer"),
  "tasks.refuse_cancel": between("buyer", "freelancer"),
  "tasks.agree_cancel": between("buyer", "freelancer"),
  "tasks.lapse": to("clock"),
  "tasks.settle": to("clock"),
  "tasks.abandon": to("clock"),
  "tasks.remind": to("clock"),

  // Batches: the worker acts as the member who asked, never as staff
  "batches.list": to("owner"),
  "batches.read": to("owner"),
  "batches.items": to("owner"),
  "batches.begin": to("member"),
  "batches.cancel": to("owner"),
  "batches.note_items": to("clock"),
  "batches.note_taken_key": to("clock"),
  "batches.close_items": to("worker"),
  "orders.fill": to("member"),
  "orders.stand": to("member"),
  "orders.wind_clocks": to("clock"),
  "orders.give_back": to("clock"),
  "orders.return_tasks": to("clock"),

  // Disputes
  "disputes.read": knownBetween("buyer", "freelancer", "staff"),
  "disputes.open": between("buyer", "freelancer"),
  "disputes.respond": between("buyer", "freelancer", "staff"),
  "disputes.concede": between("buyer", "freelancer"),
  "disputes.rule": between("staff"),
  "disputes.escalate": to("clock"),
  "disputes.run_out": to("clock"),
  "disputes.remind": to("clock"),

  // The member's own money
  "wallet.read": to("owner"),
  "wallet.statement": to("owner"),
  "wallet.statement_summary": to("owner"),
  "wallet.held": to("owner"),
  "wallet.earnings": to("owner"),
  "deposits.list": to("owner"),
  "deposits.read": to("owner"),
  "deposits.start_deposit": to("member"),
  "payouts.list": to("owner"),
  "payouts.read": to("owner"),
  "payouts.withdraw": to("owner"),
  "earnings.spend_earnings": to("owner"),
  "payouts.choose_preferences": to("owner"),
  "payouts.save_method": to("owner"),
  "payouts.remove_method": to("owner"),

  // Deposits and payouts on their way
  "deposits.apply_card_fact": to("cards"),
  "deposits.note_checkout": to("cards"),
  "deposits.note_missing": to("cards"),
  "deposits.settle_processor": to("cards"),
  "deposits.look_at_deposits": to("clock"),
  "payouts.apply_bank_fact": to("bank"),
  "payouts.note_lost": to("bank"),
  "payouts.note_missing": to("bank"),
  "payouts.claim": to("clock"),
  "earnings.clear_earnings": to("clock", "operator"),
  "payouts.sweep": to("clock", "operator"),

  // Webhooks
  "webhooks.list": to("owner"),
  "webhooks.deliveries": to("owner"),
  "webhooks.delivery": to("owner"),
  "webhooks.body_versions": to("owner"),
  "webhooks.add": to("member"),
  "webhooks.choose_body": to("owner"),
  "webhooks.choose_events": to("owner"),
  "webhooks.pause": to("owner"),
  "webhooks.resume": to("owner"),
  "webhooks.remove": to("owner"),
  "webhooks.rotate_secret": to("owner"),
  "webhooks.redeliver": to("owner"),
  "webhooks.redeliver_dead": to("owner"),
  "webhooks.send_test": to("owner"),
  "webhooks.pause_failing": to("clock"),

  // Suspended people
  "suspended.read": to("suspended"),
  "suspensions.ask_withdrawal": to("suspended"),
  "suspensions.stop_withdrawal": to("visitor", "member", "suspended"),
  "suspensions.pay_rested": to("clock"),

  // Staff
  "staff.desk.read": knownTo("staff"),
  "staff.disputes.list": knownTo("staff"),
  "staff.disputes.read": knownBetween("staff"),
  "staff.disputes.preview": between("staff"),
  "staff.payments.list": knownTo("staff"),
  "payouts.look_now": knownTo("staff"),
  "staff.suspense.read": knownTo("staff"),
  "staff.suspense.preview": knownTo("staff"),
  "deposits.assign_suspense": knownTo("staff"),
  "staff.books.read": knownTo("staff"),
  "staff.books.totals": knownTo("staff"),
  "proof.check": to("staff"),
  "proof.alarm": to("clock"),
  "staff.commission.read": knownTo("staff"),
  "staff.commission.preview": to("staff"),
  "commission.publish": to("staff"),
  "commission.begin": to("operator"),
  "staff.people.list": knownTo("staff"),
  "staff.people.read": knownTo("staff"),
  "staff.people.suspension": knownTo("staff"),
  "people.set_role": knownTo("staff", "operator"),
  "people.suspend": knownTo("staff", "operator"),
  "people.reinstate": knownTo("staff", "operator"),
  "people.take_down_picture": knownTo("staff"),
  "suspensions.contest": knownTo("staff"),
  "suspensions.propose_account": knownTo("staff"),
  "suspensions.sign_account": knownTo("staff"),
  "people.invite": knownTo("staff"),
  "staff.catalog.read": knownTo("staff"),
  "catalog.move_to_category": knownTo("staff"),
  "catalog.ask_to_mend": knownTo("staff"),
  "staff.imports.list": knownTo("staff"),
  "staff.imports.read": knownTo("staff"),
  "staff.imports.report": knownTo("staff"),
  "catalog.upload_import": knownTo("staff"),
  "catalog.open_import": to("operator"),
  "catalog.confirm_import": knownTo("staff", "operator"),
  "catalog.discard_import": knownTo("staff", "operator"),
  "catalog.import_gigs": knownTo("staff", "operator"),

  // The sandbox, by a sandbox token
  "sandbox.read": to("member"),
  "sandbox.pay": to("owner"),
  "sandbox.rule": to("member"),
  "sandbox.let_time_pass": to("member"),
  "sandbox.move_in": to("operator"),
  "sandbox.copy_token": to("operator"),

  // The operator, at the machine
  "people.offer_first_staff_link": to("operator"),
  "demo.mark": to("operator"),
  "demo.close": to("operator"),
} as const;

export type Ability = keyof typeof ABILITIES;

type Row<A extends Ability> = (typeof ABILITIES)[A];

/** Abilities that depend on a thing of two parties, so that the thing has to be read first. */
export type PartyAbility = {
  [A in Ability]: Row<A>["ofParties"] extends true ? A : never;
}[Ability];

export type PlainAbility = Exclude<Ability, PartyAbility>;

/** The kinds of actor an ability's row names. */
export type MayBe<A extends Ability> = Row<A>["who"][number];

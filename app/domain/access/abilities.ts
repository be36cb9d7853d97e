/** Who may do what: ability → kinds of actor. A command's ability is its name. Without a row, every actor is refused. */
import { ACCOUNT_ABILITIES } from "./account-abilities.ts";
import { RECORD_ABILITIES } from "./record-abilities.ts";
import { REQUEST_ABILITIES } from "./request-abilities.ts";
import { REVIEW_ABILITIES } from "./review-abilities.ts";
import { SAVED_ABILITIES } from "./saved-abilities.ts";
import { STAFF_ABILITIES } from "./staff-abilities.ts";
import { between, knownBetween, knownTo, stepUp, to } from "./ability-row.ts";

export const ABILITIES = {
  // Pages open to everybody
  "site.read": to("visitor", "member"),
  "pretend.pay": to("visitor", "member"),
  "gigs.search": to("visitor", "member"),
  "gigs.suggest": to("visitor", "member"),
  "gigs.read": to("visitor", "member"),
  "gigs.read_draft": knownBetween("freelancer"),
  "gigs.read_blocked": knownBetween("freelancer", "support", "judge"),
  "categories.list": to("visitor", "member"),
  "sellers.read": to("visitor", "member"),
  "pictures.read": to("visitor", "member"),
  "shown.read": to("visitor", "member"),
  "commission.read": to("visitor", "member"),

  ...ACCOUNT_ABILITIES,

  // Gigs
  "my_gigs.list": to("owner"),
  "my_gigs.read": to("owner"),
  "my_gigs.read_draft": to("owner"),
  "my_gigs.pictures": to("owner"),
  "catalog.create_gig": to("member"),
  "catalog.edit_gig": to("owner"),
  "catalog.save_draft": to("owner"),
  "catalog.publish_draft": to("owner"),
  "catalog.discard_draft": to("owner"),
  "catalog.publish_gig": to("owner"),
  "catalog.pause_gig": to("owner"),
  "catalog.resume_gig": to("owner"),
  "catalog.add_picture": to("owner"),
  "catalog.describe_picture": to("owner"),
  "catalog.move_picture": to("owner"),
  "catalog.remove_picture": to("owner"),
  "files.finish_shown": to("clock"),

  ...SAVED_ABILITIES,

  // Ordering
  "gigs.quote": to("member"),
  "orders.place": to("member"),
  "orders.keep_draft": to("visitor", "member"),
  "orders.add_files": knownBetween("buyer", "freelancer"),
  "orders.answer": knownBetween("buyer"),
  "orders.call_off": knownBetween("buyer"),
  "orders.fund_line": between("buyer"),
  "orders.list": to("owner"),
  "orders.read": knownBetween("buyer", "freelancer", "support", "judge"),
  "orders.tasks": knownBetween("buyer", "freelancer", "support", "judge"),
  "tasks.read": knownBetween("buyer", "freelancer", "support", "judge"),
  "files.read": knownBetween("buyer", "freelancer", "support", "judge"),

  // Changes of agreed orders: which side may answer is decided by their lifecycle
  "agreements.changes": knownBetween("buyer", "freelancer", "support", "judge"),
  "agreements.read_change": knownBetween("buyer", "freelancer", "support", "judge"),
  "agreements.propose_change": between("buyer", "freelancer"),
  "agreements.confirm_change": between("buyer", "freelancer"),
  "agreements.accept_change": between("buyer", "freelancer"),
  "agreements.decline_change": between("buyer", "freelancer"),
  "agreements.withdraw_change": between("buyer", "freelancer"),
  "agreements.expire_changes": to("clock"),

  ...REQUEST_ABILITIES,

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
  "tasks.ask_portfolio": between("freelancer"),
  "tasks.answer_portfolio": between("buyer"),
  "tasks.withdraw_portfolio": between("buyer", "freelancer"),
  "portfolio.read": knownBetween("buyer", "freelancer"),
  "portfolio.list": to("owner"),
  "tasks.lapse": to("clock"),
  "tasks.go_unanswered": to("clock"),
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

  // Offers: who may take which step of one follows from its lifecycle
  "offers.list": to("owner"),
  "offers.read": knownBetween("buyer", "freelancer"),
  "agreements.make_offer": to("member"),
  "agreements.counter_offer": knownBetween("buyer", "freelancer"),
  "agreements.accept_offer": knownBetween("buyer", "freelancer"),
  "agreements.decline_offer": knownBetween("buyer", "freelancer"),
  "agreements.withdraw_offer": knownBetween("buyer", "freelancer"),
  "agreements.expire_offers": to("clock"),
  "agreements.tell_of_unconfirmed": to("clock"),

  // Disputes
  "disputes.read": knownBetween("buyer", "freelancer", "support", "judge"),
  "disputes.open": between("buyer", "freelancer"),
  "disputes.respond": between("buyer", "freelancer", "judge"),
  "disputes.concede": between("buyer", "freelancer"),
  "disputes.rule": stepUp(between("judge")),
  "disputes.escalate": to("clock"),
  "disputes.run_out": to("clock"),
  "disputes.remind": to("clock"),

  ...REVIEW_ABILITIES,
  ...RECORD_ABILITIES,

  // Conversations: a person finds their own threads only
  "messages.list": to("owner"),
  "messages.read": to("owner"),
  "messages.search": to("owner"),
  "messages.send": to("member"),
  "messages.keep_draft": to("visitor", "member"),
  "messages.mark_read": to("owner"),
  "messages.archive": to("owner"),
  "messages.mute": to("owner"),

  // Messages
  "messages.report": to("member"),
  "staff.reports.list": knownTo("support"),
  "staff.reports.read": knownTo("support"),
  "messages.decide_report": knownTo("support"),

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
  "payouts.withdraw": stepUp(to("owner")),
  "earnings.spend_earnings": to("owner"),
  "payouts.choose_preferences": stepUp(to("owner")),
  "payouts.save_method": stepUp(to("owner")),
  "payouts.remove_method": stepUp(to("owner")),

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

  // Closing an account
  "closings.read": to("owner"),
  "closings.ask": stepUp(to("owner")),
  "closings.keep": to("owner"),
  "closings.keep_by_mail": to("visitor", "member", "suspended"),
  "closings.carry_out": to("clock"),
  "closings.forget_addresses": to("clock"),

  // Webhooks
  "webhooks.list": to("owner"),
  "webhooks.deliveries": to("owner"),
  "webhooks.delivery": to("owner"),
  "webhooks.body_versions": to("owner"),
  "webhooks.add": stepUp(to("member")),
  "webhooks.choose_body": stepUp(to("owner")),
  "webhooks.choose_events": stepUp(to("owner")),
  "webhooks.pause": stepUp(to("owner")),
  "webhooks.resume": stepUp(to("owner")),
  "webhooks.remove": stepUp(to("owner")),
  "webhooks.rotate_secret": stepUp(to("owner")),
  "webhooks.redeliver": to("owner"),
  "webhooks.redeliver_dead": to("owner"),
  "webhooks.send_test": to("owner"),
  "webhooks.pause_failing": to("clock"),

  // Suspended people
  "suspended.read": to("suspended"),
  "suspensions.ask_withdrawal": to("suspended"),
  "suspensions.stop_withdrawal": to("visitor", "member", "suspended"),
  "suspensions.pay_rested": to("clock"),

  ...STAFF_ABILITIES,

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
  "demo.give_factor": to("operator"),
  "demo.tell_year": to("operator"),
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

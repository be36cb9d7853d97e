/** Abilities around reviews. Only its author knows of a review before it is revealed; staff do not. */
import { knownBetween, knownTo, to } from "./ability-row.ts";

export const REVIEW_ABILITIES = {
  "reviews.of_gig": to("visitor", "member"),
  "reviews.of_seller": to("visitor", "member"),
  "reviews.read": to("visitor", "member"),
  "reviews.of_buyer": to("member"),
  "reviews.of_order": knownBetween("buyer", "freelancer"),
  "reviews.write": knownBetween("buyer", "freelancer"),
  "reviews.edit": to("member"),
  "reviews.reply": to("member"),
  "reviews.report": to("member"),
  "reviews.reveal": to("clock"),
  "reviews.remind": to("clock"),
  "reviews.mark_same_hands": to("clock"),
  "staff.reviews.list": knownTo("support"),
  "staff.reviews.read": knownBetween("support"),
  "reviews.decide": knownTo("support"),
  "reviews.show_again": knownTo("support"),
} as const;

/** All mutants, by family. */
import type { Mutant } from "./mutant.ts";
import { AGREEMENT_MUTANTS } from "./mutants/agreements.ts";
import { CHECK_MUTANTS } from "./mutants/checks.ts";
import { COMMAND_MUTANTS } from "./mutants/commands.ts";
import { DOOR_MUTANTS } from "./mutants/doors.ts";
import { LIVE_MUTANTS } from "./mutants/live.ts";
import { MONEY_MUTANTS } from "./mutants/money.ts";
import { PASSKEY_MUTANTS } from "./mutants/passkeys.ts";
import { PAYOUT_MUTANTS } from "./mutants/payouts.ts";
import { FACTOR_MUTANTS } from "./mutants/factors.ts";
import { PEOPLE_MUTANTS } from "./mutants/people.ts";
import { REVIEW_MUTANTS } from "./mutants/reviews.ts";
import { SAFETY_MUTANTS } from "./mutants/safety.ts";
import { SECURITY_MUTANTS } from "./mutants/security.ts";
import { SHOP_MUTANTS } from "./mutants/shop.ts";
import { TASK_MUTANTS } from "./mutants/tasks.ts";

export const FAMILIES: Readonly<Record<string, readonly Mutant[]>> = {
  tasks: TASK_MUTANTS,
  money: MONEY_MUTANTS,
  payouts: PAYOUT_MUTANTS,
  doors: DOOR_MUTANTS,
  factors: FACTOR_MUTANTS,
  people: PEOPLE_MUTANTS,
  reviews: REVIEW_MUTANTS,
  safety: SAFETY_MUTANTS,
  security: SECURITY_MUTANTS,
  passkeys: PASSKEY_MUTANTS,
  live: LIVE_MUTANTS,
  checks: CHECK_MUTANTS,
  commands: COMMAND_MUTANTS,
  agreements: AGREEMENT_MUTANTS,
  shop: SHOP_MUTANTS,
};

export const MUTANTS: readonly Mutant[] = Object.values(FAMILIES).flat();

/** All mutants, room by room. */
import type { Mutant } from "./mutant.ts";
import { CHECK_MUTANTS } from "./mutants/checks.ts";
import { DOOR_MUTANTS } from "./mutants/doors.ts";
import { MONEY_MUTANTS } from "./mutants/money.ts";
import { PAYOUT_MUTANTS } from "./mutants/payouts.ts";
import { PEOPLE_MUTANTS } from "./mutants/people.ts";
import { TASK_MUTANTS } from "./mutants/tasks.ts";

export const MUTANTS: readonly Mutant[] = [
  ...TASK_MUTANTS,
  ...MONEY_MUTANTS,
  ...PAYOUT_MUTANTS,
  ...DOOR_MUTANTS,
  ...PEOPLE_MUTANTS,
  ...CHECK_MUTANTS,
];

/** The home page of a signed-in person: what waits for them, what waits for others, their money, and their first steps. */
import { may, requireAbility } from "#app/domain/access/require-ability.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { agreementNeeds } from "./agreement-needs.ts";
import type { AgreementNeed } from "./agreement-needs.ts";
import { briefNeeds } from "./brief-needs.ts";
import type { BriefNeed } from "./brief-needs.ts";
import { disputeNeeds } from "./dispute-needs.ts";
import type { DisputeNeed } from "./dispute-needs.ts";
import { firstSteps } from "./first-steps.ts";
import type { FirstSteps } from "./first-steps.ts";
import { moneyAtHome } from "./money-needs.ts";
import type { MoneyGlance, MoneyNeed } from "./money-needs.ts";
import { ordersByTurn } from "./orders-by-turn.ts";
import type { OrderInTurn } from "./orders-by-turn.ts";
import { staffNeeds } from "./staff-needs.ts";
import type { StaffNeeds } from "./staff-needs.ts";
import { taskNeeds } from "./task-needs.ts";
import type { TaskNeed } from "./task-needs.ts";

export interface MemberHome {
  disputes: DisputeNeed[];
  buying: TaskNeed[];
  selling: TaskNeed[];
  briefs: BriefNeed[];
  agreements: AgreementNeed[];
  payouts: MoneyNeed[];
  /** Null for members. */
  staff: StaffNeeds | null;
  /** A few orders in which it is the other party's turn, newest first. */
  waiting: Record<"buyer" | "freelancer", OrderInTurn[]>;
  money: MoneyGlance[];
  /** Null for people who know their way, and for staff. */
  steps: FirstSteps | null;
  now: Date;
}

const WAITING_SHOWN = 4;

export async function memberHome(viewer: UserActor): Promise<MemberHome> {
  requireAbility(viewer, "home.read");
  const waitingFor = async (side: "buyer" | "freelancer") =>
    (await ordersByTurn(viewer, side, { view: "waiting", text: "", limit: WAITING_SHOWN })).orders;
  const forStaff = may(viewer, "staff.desk.read");
  const [
    disputes,
    buying,
    selling,
    briefs,
    agreements,
    { money, needs },
    buyer,
    freelancer,
    steps,
    staff,
  ] = await Promise.all([
    disputeNeeds(viewer.id),
    taskNeeds(viewer.id, "buyer"),
    taskNeeds(viewer.id, "freelancer"),
    briefNeeds(viewer.id),
    agreementNeeds(viewer.id),
    moneyAtHome(viewer.id),
    waitingFor("buyer"),
    waitingFor("freelancer"),
    forStaff ? null : firstSteps(viewer.id),
    forStaff ? staffNeeds(viewer) : null,
  ]);
  const waiting = { buyer, freelancer };
  return {
    disputes,
    buying,
    selling,
    briefs,
    agreements,
    payouts: needs,
    staff,
    waiting,
    money,
    steps,
    now: nowDate(),
  };
}

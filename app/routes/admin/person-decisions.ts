/** The decisions staff can make about a person, in the page's words. Pure: the browser's build imports it too. */
import { isStaffRole } from "#app/domain/access/party.ts";
import type { RecordedDecision } from "#app/domain/people/decisions.ts";
import type { SuspensionDecision } from "#app/domain/suspensions/suspension-decisions.ts";
import { formatMoney, money } from "#app/domain/kernel/money.ts";
import { writeMoment } from "#app/domain/kernel/moment.ts";
import type { PersonFile } from "#app/domain/people/people.ts";
import type { TimelineEntry } from "#app/ui/page/timeline.tsx";

export type DecisionVerb = "suspend" | "reinstate" | "make-staff" | "make-member";

interface Words {
  /** The button. `{name}` is the person's. */
  label: string;
  effects: string[];
  afterwards: string;
  done: string;
  danger: boolean;
}

export const DECISIONS: Record<DecisionVerb, Words> = {
  suspend: {
    label: "Suspend {name}",
    effects: [
      "All their sessions end at once, and their API tokens stop working.",
      "When they sign in again they see one page: your reason, where to appeal, their statement and their money.",
      "Contested money is held until the day you name. Proposed is all they earned from orders paid by card in the last 120 days.",
      "They can withdraw the rest, after seven days, to an account that a payout reached at least 14 days ago. If there is none, two members of staff sign for one.",
      "Payouts that were not sent to the bank yet go back to their earnings.",
    ],
    afterwards: "Staff can reinstate them at any time.",
    done: "This person is suspended and signed out everywhere.",
    danger: true,
  },
  reinstate: {
    label: "Reinstate {name}",
    effects: [
      "They can sign in again, with their old password.",
      "Nothing is contested any more, and a waiting withdrawal ends without a payout.",
      "Old sessions stay ended.",
    ],
    afterwards: "Staff can suspend them again.",
    done: "This person can sign in again.",
    danger: false,
  },
  "make-staff": {
    label: "Make {name} staff",
    effects: [
      "They see every person, order, dispute and the books.",
      "They can rule disputes, and decide about people.",
    ],
    afterwards: "Staff can take it back at any time.",
    done: "This person is staff now.",
    danger: false,
  },
  "make-member": {
    label: "Remove {name} from staff",
    effects: ["From the next page they open, they see only what belongs to them."],
    afterwards: "Staff can make them staff again.",
    done: "This person is a plain member now.",
    danger: true,
  },
};

/** `Suspend Max Byrne`. */
export function decisionLabel(verb: DecisionVerb, name: string): string {
  return DECISIONS[verb].label.split("{name}").join(name);
}

export function isDecisionVerb(text: string): text is DecisionVerb {
  return Object.hasOwn(DECISIONS, text);
}

/** The decisions possible about this person now; none about oneself and about closed accounts. */
export function decisionsOpen(person: PersonFile, viewerId: string): DecisionVerb[] {
  if (person.id === viewerId || person.state === "closed") return [];
  const role = isStaffRole(person.role) ? "make-member" : "make-staff";
  if (person.state === "suspended")
    return role === "make-member" ? ["reinstate", role] : ["reinstate"];
  return person.state === "active" ? ["suspend", role] : ["suspend"];
}

/** A past decision as a line of the timeline. */
function recorded(decision: RecordedDecision): TimelineEntry {
  const { id, at, by, what, to, reason } = decision;
  const role = to === "staff" ? "Made staff" : "Removed from staff";
  const words = { "people.suspend": "Suspended", "people.reinstate": "Reinstated" };
  return {
    id,
    at,
    who: by ?? "The operator",
    what: what === "people.set_role" ? role : words[what],
    note: reason,
  };
}

/** A decision about a suspended person's money as a line of the timeline. */
function recordedAboutMoney(decision: SuspensionDecision): TimelineEntry {
  const { id, at, by, reason } = decision;
  return { id, at, who: by ?? "The operator", what: moneyWords(decision), note: reason };
}

function moneyWords({ what, currency, amountMicros, endsAt, tail }: SuspensionDecision): string {
  if (what === "account_proposed")
    return `Proposed and signed the payout account ending in ${tail}`;
  if (what === "account_signed") return `Signed the payout account ending in ${tail}`;
  if (currency === null || !amountMicros) return "Stopped contesting their earnings";
  const until = endsAt === null ? "" : `, until ${writeMoment(endsAt)}`;
  return `Contested ${formatMoney(money(amountMicros, currency))} of their earnings${until}`;
}

/** Everything staff decided about a person, oldest first. */
export function allRecorded(
  about: readonly RecordedDecision[],
  aboutMoney: readonly SuspensionDecision[],
): TimelineEntry[] {
  const entries = [...about.map(recorded), ...aboutMoney.map(recordedAboutMoney)];
  return entries.toSorted((one, other) => one.at.getTime() - other.at.getTime());
}

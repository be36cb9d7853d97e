/** The decisions staff can make about a person, in the page's words. Pure: the browser's build imports it too. */
import { dutyList } from "#app/domain/people/chosen-duties.ts";
import { isStaffRole } from "#app/domain/access/party.ts";
import type { RecordedDecision } from "#app/domain/people/decisions.ts";
import type { SuspensionDecision } from "#app/domain/suspensions/suspension-decisions.ts";
import { formatMoney, money } from "#app/domain/kernel/money.ts";
import { writeMoment } from "#app/domain/kernel/moment.ts";
import type { Zone } from "#app/domain/kernel/moment.ts";
import type { PersonFile } from "#app/domain/people/people.ts";
import type { TimelineEntry } from "#app/ui/page/timeline.tsx";

export type DecisionVerb =
  | "suspend"
  | "reinstate"
  | "make-staff"
  | "set-duties"
  | "make-member"
  | "remove-picture";

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
      "From the next page they open, they see and can do what you tick below.",
      "We tell them and the other admins, with your reason.",
    ],
    afterwards: "Another admin can change it or take it back at any time.",
    done: "This person is staff now.",
    danger: false,
  },
  "set-duties": {
    label: "Change what {name} does as staff",
    effects: [
      "From the next page they open, only what you tick below is open to them.",
      "We tell them and the other admins, with your reason.",
    ],
    afterwards: "Another admin can change it again at any time.",
    done: "What this person does as staff is changed.",
    danger: false,
  },
  "remove-picture": {
    label: "Remove the picture of {name}",
    effects: [
      "Their initials are shown instead, at once and everywhere.",
      "The picture is deleted, and its address answers “not found”.",
      "They are told that our staff removed it, with your reason.",
    ],
    afterwards: "It cannot be brought back. They can choose another picture.",
    done: "The picture is removed. Its person is told why.",
    danger: true,
  },
  "make-member": {
    label: "Remove {name} from staff",
    effects: [
      "From the next page they open, they see only what belongs to them.",
      "We tell them and the other admins, with your reason.",
    ],
    afterwards: "Another admin can make them staff again.",
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

/** The decisions about this person that the viewer may make now. */
export function decisionsOpen(
  person: PersonFile,
  mays: { decide: boolean; picture: boolean },
): DecisionVerb[] {
  const picture: DecisionVerb[] = mays.picture && person.picture !== null ? ["remove-picture"] : [];
  return mays.decide ? [...aboutAccount(person), ...picture] : picture;
}

function aboutAccount(person: PersonFile): DecisionVerb[] {
  if (person.state === "closed") return [];
  const staff = isStaffRole(person.role);
  if (person.state === "suspended") return staff ? ["reinstate", "make-member"] : ["reinstate"];
  if (person.state !== "active") return ["suspend"];
  return staff ? ["suspend", "set-duties", "make-member"] : ["suspend", "make-staff"];
}

/** A past decision as a line of the timeline. */
function recorded(decision: RecordedDecision): TimelineEntry {
  const { id, at, by, what, from, to, reason, duties } = decision;
  const made = from === to ? "Duties changed" : "Made staff";
  const role = to === "staff" ? `${made}${allDuties(duties)}` : "Removed from staff";
  const words = {
    "people.suspend": "Suspended",
    "people.reinstate": "Reinstated",
    "people.take_down_picture": "Removed their picture",
  };
  return {
    id,
    at,
    who: by ?? "The operator",
    what: what === "people.set_role" ? role : words[what],
    note: reason,
  };
}

/** Decisions of earlier releases name no duties. */
function allDuties(duties: RecordedDecision["duties"]): string {
  return duties === null ? "" : `: ${dutyList(duties)}`;
}

/** A decision about a suspended person's money as a line of the timeline. */
function recordedAboutMoney(decision: SuspensionDecision, zone: Zone): TimelineEntry {
  const { id, at, by, reason } = decision;
  return { id, at, who: by ?? "The operator", what: moneyWords(decision, zone), note: reason };
}

function moneyWords(decision: SuspensionDecision, zone: Zone): string {
  const { what, currency, amountMicros, endsAt, tail } = decision;
  if (what === "account_proposed")
    return `Proposed and signed the payout account ending in ${tail}`;
  if (what === "account_signed") return `Signed the payout account ending in ${tail}`;
  if (currency === null || !amountMicros) return "Stopped contesting their earnings";
  const until = endsAt === null ? "" : `, until ${writeMoment(endsAt, false, zone)}`;
  return `Contested ${formatMoney(money(amountMicros, currency))} of their earnings${until}`;
}

/** Everything staff decided about a person, oldest first; `zone` is the reader's. */
export function allRecorded(
  about: readonly RecordedDecision[],
  aboutMoney: readonly SuspensionDecision[],
  zone?: Zone,
): TimelineEntry[] {
  const entries = [
    ...about.map(recorded),
    ...aboutMoney.map((one) => recordedAboutMoney(one, zone)),
  ];
  return entries.toSorted((one, other) => one.at.getTime() - other.at.getTime());
}

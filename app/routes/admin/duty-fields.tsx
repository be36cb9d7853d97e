/** The duties of a member of staff as check boxes, each with what it opens. */
import { DUTIES } from "#app/domain/kernel/actor.ts";
import type { Duty } from "#app/domain/kernel/actor.ts";
import type { SentForm } from "#app/http/form.ts";

/** Duty → its name and what it opens, as an admin reads it. */
const WORDS: Record<Duty, [name: string, opens: string]> = {
  support: [
    "Support",
    "reads people, their orders and their disputes, invites freelancers, and corrects or blocks gigs",
  ],
  finance: [
    "Finance",
    "reads payments and the books, finds the owner of unexplained money, and decides which earnings of suspended people are held",
  ],
  judge: [
    "Disputes",
    "reads disputes with their orders and files, writes to both sides, and rules",
  ],
  admin: [
    "Administration",
    "decides who is staff, suspends people, publishes the commission, imports catalogues, and sees who read what about whom",
  ],
};

const boxOf = (duty: Duty) => `duty-${duty}`;

/** The duties ticked in a sent form. */
export function dutiesIn(form: SentForm): Duty[] {
  return DUTIES.filter((duty) => form.text(boxOf(duty)) === "yes");
}

export interface DutyFieldsProps {
  /** The duties ticked before the form is sent. */
  present: readonly Duty[];
  /** The sent form's values, or none. */
  values: Record<string, string>;
  problem: string | undefined;
}

export function DutyFields({ present, values, problem }: DutyFieldsProps) {
  const sent = values["verb"] !== undefined;
  const ticked = (duty: Duty) => (sent ? values[boxOf(duty)] === "yes" : present.includes(duty));
  return (
    <fieldset className="field" id="duties">
      <legend>What this person does as staff</legend>
      {problem === undefined ? null : <p className="text-bad">{problem}</p>}
      {DUTIES.map((duty) => (
        <label key={duty} className="choice">
          <input type="checkbox" name={boxOf(duty)} value="yes" defaultChecked={ticked(duty)} />{" "}
          <span>
            <strong>{WORDS[duty][0]}</strong>: {WORDS[duty][1]}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

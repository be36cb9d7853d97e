/** Sets a freelancer's time off, or ends it early. Orders that run keep their dates; messages and offers go on. */
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { requireWritten } from "#app/domain/kernel/written-text.ts";
import { lockPerson } from "#app/domain/people/lock-person.ts";
import { zoneOfPerson } from "#app/domain/people/profile/zone-of-person.ts";
import { momentsOff, TIME_OFF_LIMITS } from "./days-off.ts";
import type { DaysOff } from "./days-off.ts";

export interface TimeOffInput extends DaysOff {
  /** A sentence for buyers. */
  note: string;
  key: string;
}

/** Its moments in ISO 8601: an answer is remembered as JSON. */
export interface SetTimeOff {
  startsAt: string;
  endsAt: string;
  note: string;
}

/** Takes the place of one that was set before. Days begin in the person's own zone. Refuses `invalid_input`. */
export async function setTimeOff(
  actor: UserActor,
  { from, until, note: sent, key }: TimeOffInput,
): Promise<Outcome<SetTimeOff>> {
  const note = requireWritten(sent, "note", { max: TIME_OFF_LIMITS.note, lines: "one" });
  const spec = { name: "people.set_time_off" as const, actor, key, input: { from, until, note } };
  return command(spec, async (tx) => {
    const { at, id: commandId } = tx.command;
    await lockPerson(tx, actor.id);
    const moments = momentsOff({ from, until }, at, await zoneOfPerson(tx.sql, actor.id));
    await endPresent(tx, actor.id);
    await tx.sql`
      insert into times_off (id, user_id, starts_at, ends_at, note, set_at, command_id)
      values (${newId("timeOff")}, ${actor.id}, ${moments.startsAt}, ${moments.endsAt}, ${note}, ${at}, ${commandId})`;
    const { startsAt, endsAt } = moments;
    return { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), note };
  });
}

/** Ends it now, or calls off one that lies ahead. Refuses `no_time_off`. */
export async function endTimeOff(
  actor: UserActor,
  { key }: { key: string },
): Promise<Outcome<{ userId: string }>> {
  const spec = { name: "people.end_time_off" as const, actor, key, input: {} };
  return command(spec, async (tx) => {
    await lockPerson(tx, actor.id);
    if ((await endPresent(tx, actor.id)) === 0) refuse("no_time_off");
    return { userId: actor.id };
  });
}

/** Also frees the place of one that the clock has ended. Returns how many lay ahead or lasted. */
async function endPresent(tx: Tx, userId: string): Promise<number> {
  const rows = await tx.sql<{ lasted: boolean }[]>`
    update times_off set ended_at = least(ends_at, ${tx.command.at}), command_id = ${tx.command.id}
    where user_id = ${userId} and ended_at is null returning ends_at > ${tx.command.at} as lasted`;
  return rows.filter(({ lasted }) => lasted).length;
}

/** A step of the end of an account: the person's sentences go with it. */
export async function forgetTimesOff(tx: Tx, userId: string): Promise<void> {
  await endPresent(tx, userId);
  await tx.sql`
    update times_off set note = '', command_id = ${tx.command.id} where user_id = ${userId} and note <> ''`;
}

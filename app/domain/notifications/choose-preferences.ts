/** Saves which notices a person wants, where and when. */
import { z } from "zod";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { MAIL_CHOICES } from "./choices.ts";
import type { Choices } from "./choices.ts";
import { groupRow, GROUPS } from "./notice-groups.ts";
import type { NoticeGroup } from "./notice-groups.ts";

const minute = z.int().min(0).max(1439);

/** Groups that are missing stay as they are; so do hours. Null ends the quiet hours. */
export const PREFERENCES = z.strictObject({
  groups: z
    .partialRecord(
      z.enum(GROUPS),
      z.strictObject({
        page: z.boolean().optional(),
        mail: z.enum(MAIL_CHOICES).optional(),
      }),
    )
    .optional(),
  quiet: z.strictObject({ from: minute, until: minute }).nullable().optional(),
  dailyAt: minute.optional(),
});

export type PreferencesChange = z.output<typeof PREFERENCES>;

/** Refuses `notices_fixed` and `quiet_hours_empty`. */
export async function choosePreferences(
  actor: UserActor,
  input: PreferencesChange & { key: string },
): Promise<Outcome<{ userId: string }>> {
  requireAbility(actor, "notifications.choose_preferences");
  const { key, ...change } = input;
  for (const [group, choice] of Object.entries(change.groups ?? {}))
    requireChoosable(group as NoticeGroup, choice);
  if (change.quiet && change.quiet.from === change.quiet.until)
    refuse("quiet_hours_empty", { field: "quietUntil" });
  const spec = { name: "notifications.choose_preferences" as const, actor, key, input: change };
  return command(spec, async (tx) => {
    await writePreferences(tx, actor.id, change);
    return { userId: actor.id };
  });
}

/** What cannot be turned off may be sent as it is, so that a program can send back what it read. */
function requireChoosable(
  group: NoticeGroup,
  choice: { page?: boolean | undefined; mail?: string | undefined },
): void {
  const { page, mail, title } = groupRow(group);
  const changes =
    (page === "always" && choice.page === false) ||
    (mail === "always" && choice.mail !== undefined && choice.mail !== "instant");
  if (changes)
    refuse("notices_fixed", {
      field: `groups.${group}`,
      sentence: `“${title}” cannot be turned off${mail === "always" ? " and does not wait" : " on the page"}.`,
    });
}

/** A step. Merges group by group, so that a mailed link and a form at the same time lose nothing of each other. */
export async function writePreferences(
  tx: Tx,
  userId: string,
  { groups = {}, quiet, dailyAt }: PreferencesChange,
): Promise<void> {
  const choices: Choices = Object.fromEntries(
    Object.entries(groups).filter(([group]) => groupRow(group as NoticeGroup).mail === "choose"),
  );
  const { sql, command: it } = tx;
  await sql`
    insert into notice_preferences (user_id, command_id) values (${userId}, ${it.id}) on conflict (user_id) do nothing`;
  await sql`
    update notice_preferences p set
      choices = p.choices || (
        select coalesce(jsonb_object_agg(key, coalesce(p.choices -> key, '{}') || value), '{}')
        from jsonb_each(${JSON.stringify(choices)}::text::jsonb)),
      quiet_from = ${quiet === undefined ? sql`p.quiet_from` : (quiet?.from ?? null)},
      quiet_until = ${quiet === undefined ? sql`p.quiet_until` : (quiet?.until ?? null)},
      daily_at = coalesce(${dailyAt ?? null}, p.daily_at), command_id = ${it.id}
    where p.user_id = ${userId}`;
}

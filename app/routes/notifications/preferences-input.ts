/** Reads the form of notice preferences. */
import { z } from "zod";
import { MAIL_CHOICES } from "#app/domain/notifications/choices.ts";
import type { PreferencesChange } from "#app/domain/notifications/choose-preferences.ts";
import { readMinutes, TIME_OF_DAY } from "#app/domain/notifications/minutes.ts";
import type { GroupChoice } from "#app/domain/notifications/preferences.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import type { SentForm } from "#app/http/form.ts";

const WORDS = "Give a time such as 22:00.";
const time = z.string().trim().regex(TIME_OF_DAY, WORDS).transform(readMinutes);
const noTime = z.literal("").transform(() => null);

const HOURS = z.object({
  quietFrom: z.union([noTime, time], WORDS),
  quietUntil: z.union([noTime, time], WORDS),
  dailyAt: time,
});
const MAIL = z.enum(MAIL_CHOICES);

/** A check box that is not ticked sends nothing, so the form must have shown exactly these groups. */
export function readPreferences(form: SentForm, groups: readonly GroupChoice[]): PreferencesChange {
  const { quietFrom, quietUntil, dailyAt } = form.parse(HOURS);
  if ((quietFrom === null) !== (quietUntil === null))
    refuse("invalid_input", {
      field: quietFrom === null ? "quietFrom" : "quietUntil",
      sentence: "Quiet hours need a beginning and an end. Leave both empty for none.",
    });
  const chosen = groups
    .filter(({ fixed }) => !fixed.mail)
    .map(({ group, fixed }) => {
      const sent = form.parse(z.object({ [mailField(group)]: MAIL }));
      const page = fixed.page ? {} : { page: form.text(pageField(group)) === "yes" };
      return [group, { ...page, mail: sent[mailField(group)] }] as const;
    });
  return {
    groups: Object.fromEntries(chosen),
    quiet:
      quietFrom === null || quietUntil === null ? null : { from: quietFrom, until: quietUntil },
    dailyAt,
  };
}

const pageField = (group: string) => `page-${group}`;
const mailField = (group: string) => `mail-${group}`;

/** When mails leave: the quiet hours, and the time of the daily mail, in the person's zone. */
import { writeMinutes } from "#app/domain/notifications/minutes.ts";
import type { MailHours } from "#app/domain/notifications/mail-hours.ts";
import type { Refused } from "#app/http/refused.ts";
import { TextField } from "#app/ui/forms/text-field.tsx";

export interface HoursFieldsProps {
  hours: MailHours;
  refused: Refused | null;
}

export function HoursFields({ hours, refused }: HoursFieldsProps) {
  const time = (name: keyof MailHours, minutes: number | null) => ({
    name,
    type: "time" as const,
    narrow: true,
    value: refused?.values[name] ?? (minutes === null ? "" : writeMinutes(minutes)),
    error: refused?.refusal.problems[name],
  });
  return (
    <>
      <p className="small soft">
        Times are in your time zone, {hours.zone ?? "UTC"}.{" "}
        <a className="link" href="/settings/profile">
          Change the time zone
        </a>
      </p>
      <div className="told-group-fields">
        <TextField {...time("quietFrom", hours.quietFrom)} label="Quiet from" optional />
        <TextField {...time("quietUntil", hours.quietUntil)} label="Quiet until" optional />
      </div>
      <p className="small soft">
        In quiet hours we send you no mail. What comes in between leaves in one mail at their end.
        Mails about your account’s security and about money out do not wait.
      </p>
      <TextField
        {...time("dailyAt", hours.dailyAt)}
        label="The daily mail leaves at"
        hint="For what you want once a day. Nothing is sent on a day without news."
      />
    </>
  );
}

/** Reads the form of a new commission schedule: numbered rows of typed rates, without the empty ones. */
import type { DraftRate } from "#app/domain/commission/draft-rates.ts";
import type { PublishInput } from "#app/domain/commission/publish-schedule.ts";
import type { PublishedSchedule } from "#app/domain/commission/schedule-history.ts";
import { nowDate } from "#app/domain/kernel/clock.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import type { SentForm } from "#app/http/form.ts";

/** The most rows one form can carry; for more, staff publish twice. */
const MOST_ROWS = 500;
const BLANK_ROWS = 3;

/** The field values of a form made from this schedule. */
export function fieldsOf(schedule: PublishedSchedule): Record<string, string> {
  const fields: Record<string, string> = { note: "", effective_from: "" };
  let row = 0;
  for (const { categoryId, handle, bps } of schedule.rates) {
    if (categoryId === null && handle === null) {
      fields["rate_all"] = percentText(bps);
      continue;
    }
    fields[`category_${row}`] = categoryId ?? "";
    fields[`handle_${row}`] = handle ?? "";
    fields[`rate_${row}`] = percentText(bps);
    row += 1;
  }
  fields["rows"] = `${row + BLANK_ROWS}`;
  return fields;
}

function percentText(bps: number): string {
  return `${bps / 100}`;
}

export function rowsIn(fields: Record<string, string>): number {
  const rows = Number.parseInt(fields["rows"] ?? "", 10);
  return Number.isInteger(rows) ? Math.min(Math.max(rows, BLANK_ROWS), MOST_ROWS) : BLANK_ROWS;
}

/** Refuses `invalid_input` for an invalid date, and for a row that names its subject but no rate. */
export function publishInput(form: SentForm): Omit<PublishInput, "key"> {
  const { values } = form;
  const rates: DraftRate[] = [
    { categoryId: null, handle: null, percent: values["rate_all"] ?? "", field: "rate_all" },
  ];
  for (let row = 0; row < rowsIn(values); row += 1) {
    const categoryId = values[`category_${row}`]?.trim() || null;
    const handle = values[`handle_${row}`]?.trim().replace(/^@/, "") || null;
    const percent = values[`rate_${row}`]?.trim() ?? "";
    // A row without a rate is removed; a row with a rate must name its subject.
    if (percent === "") continue;
    if (categoryId === null && handle === null)
      refuse("invalid_input", {
        field: `category_${row}`,
        sentence: "Choose a category or a freelancer for this rate.",
      });
    rates.push({ categoryId, handle, percent, field: `rate_${row}` });
  }
  return {
    basedOn: Number.parseInt(values["version"] ?? "", 10),
    effectiveFrom: beginning(values["effective_from"]?.trim() ?? ""),
    note: values["note"] ?? "",
    rates,
  };
}

/** Midnight UTC of the day. Null, for an empty field or today, means at once. */
function beginning(day: string): Date | null {
  if (day === "") return null;
  const date = new Date(`${day}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(date.getTime()))
    refuse("invalid_input", {
      field: "effective_from",
      sentence: "Write the day like 2027-01-31.",
    });
  return day === nowDate().toISOString().slice(0, 10) ? null : date;
}

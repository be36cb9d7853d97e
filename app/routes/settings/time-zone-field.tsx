/** The field for the time zone. A script proposes the browser's own zone by a button. */
import { Field, wire } from "#app/ui/forms/field.tsx";
import { zonesByRegion } from "./zones-by-region.ts";

export interface TimeZoneFieldProps {
  /** IANA name; empty for none. */
  value: string;
  error: string | undefined;
}

export function TimeZoneField({ value, error }: TimeZoneFieldProps) {
  const props = {
    name: "timeZone",
    label: "Time zone",
    hint: "Times on your pages and in your mails are shown in it. Public pages, statements and the API use UTC.",
    error,
    optional: true,
  };
  return (
    <Field {...props}>
      <select {...wire(props)} className="input" defaultValue={value} autoComplete="off">
        <option value="">UTC</option>
        {zonesByRegion(value).map(({ region, zones }) => (
          <optgroup key={region} label={region}>
            {zones.map(({ zone, label }) => (
              <option key={zone} value={zone}>
                {label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      {/* Shown by the script when the browser's zone is another one. */}
      <p>
        <button type="button" className="btn" data-zone="timeZone" hidden>
          Use the time zone of this device
        </button>
      </p>
    </Field>
  );
}

/** The files that a form kept when it was refused; an unticked one is left out. Part of `FileField`. */
import type { KeptFile } from "#app/http/refused.ts";
import { KEPT_FIELD } from "#app/http/refused.ts";
import { CheckboxField } from "./checkbox-field.tsx";

/** Renders nothing without files. */
export function KeptFiles({ files = [] }: { files?: readonly KeptFile[] | undefined }) {
  if (files.length === 0) return null;
  return (
    <fieldset className="form">
      <legend className="field-label">Files you added</legend>
      <p className="field-hint">Untick a file to leave it out.</p>
      {files.map(({ sha256, name, bytes }) => (
        <CheckboxField
          key={sha256}
          id={`kept-${sha256.slice(0, 16)}`}
          name={KEPT_FIELD}
          value={sha256}
          checked
          label={
            <span className="wrap-anywhere">
              {name} <span className="soft">{Math.ceil(bytes / 1000)} kB</span>
            </span>
          }
        />
      ))}
    </fieldset>
  );
}

/** The files a person added to an order before; an unticked one is left out. Part of the order's form. */
import { fileMark } from "#app/domain/orders/drafts/file-mark.ts";
import type { DraftFile } from "#app/domain/orders/drafts/order-draft.ts";
import { CheckboxField } from "#app/ui/forms/checkbox-field.tsx";

/** Renders nothing without files. */
export function DraftFiles({
  files,
  legend = "Files you added",
}: {
  files: readonly DraftFile[];
  legend?: string;
}) {
  if (files.length === 0) return null;
  return (
    <fieldset className="form">
      <legend className="field-label">{legend}</legend>
      <p className="field-hint">Untick a file to leave it out.</p>
      {files.map(({ question, sha256, name, bytes }) => (
        <CheckboxField
          key={sha256}
          id={`file-${question}${sha256.slice(0, 16)}`}
          name="draftFiles"
          value={fileMark({ question, sha256 })}
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

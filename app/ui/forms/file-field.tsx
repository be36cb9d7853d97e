/** A field for files. The form around it needs `files` on CommandForm (multipart). */
import { ACCEPTED_WORDS } from "#app/domain/files/file-kinds.ts";
import type { KeptFile } from "#app/http/refused.ts";
import { KeptFiles } from "./kept-files.tsx";
import { Field, wire } from "./field.tsx";
import type { FieldProps } from "./field.tsx";

export interface FileFieldProps extends FieldProps {
  /** As in HTML: `.pdf,image/*`. The server checks the bytes again. The default is all exchangeable kinds, named in the hint. */
  accept?: string | undefined;
  multiple?: boolean | undefined;
  /** Those that the refused form has already. */
  kept?: readonly KeptFile[] | undefined;
}

export function FileField(props: FileFieldProps) {
  const { hint, accept, kept = [] } = props;
  const kinds = accept === undefined ? ACCEPTED_WORDS : null;
  const told = {
    ...props,
    label: kept.length > 0 ? "More files" : props.label,
    // What was needed is there.
    optional: props.optional ?? (kept.length > 0 ? true : undefined),
    hint: (
      <>
        {hint} {kinds}
      </>
    ),
  };
  return (
    <>
      <KeptFiles files={kept} />
      <Field {...told}>
        <input
          {...wire(told)}
          className="input input-file"
          type="file"
          accept={accept}
          multiple={props.multiple}
        />
      </Field>
    </>
  );
}

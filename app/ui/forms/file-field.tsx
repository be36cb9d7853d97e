/** A field for files. The form around it needs `files` on CommandForm (multipart). */
import { ACCEPTED_WORDS } from "#app/domain/files/file-kinds.ts";
import { Field, wire } from "./field.tsx";
import type { FieldProps } from "./field.tsx";

export interface FileFieldProps extends FieldProps {
  /** As in HTML: `.pdf,image/*`. The server checks the bytes again. The default is all exchangeable kinds, named in the hint. */
  accept?: string | undefined;
  multiple?: boolean | undefined;
}

export function FileField(props: FileFieldProps) {
  const { hint, accept } = props;
  const kinds = accept === undefined ? ACCEPTED_WORDS : null;
  const told = {
    ...props,
    hint: (
      <>
        {hint} {kinds}
      </>
    ),
  };
  return (
    <Field {...told}>
      <input
        {...wire(told)}
        className="input input-file"
        type="file"
        accept={accept}
        multiple={props.multiple}
      />
    </Field>
  );
}

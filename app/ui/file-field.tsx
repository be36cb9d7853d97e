/** Files to send along. The form around it needs `files` on CommandForm (multipart). */
import { Field, wire } from "./field.tsx";
import type { FieldProps } from "./field.tsx";

export interface FileFieldProps extends FieldProps {
  /** As in HTML: `.pdf,image/*`. The server checks the bytes again. */
  accept?: string | undefined;
  multiple?: boolean | undefined;
}

export function FileField(props: FileFieldProps) {
  return (
    <Field {...props}>
      <input
        {...wire(props)}
        className="input input-file"
        type="file"
        accept={props.accept}
        multiple={props.multiple}
      />
    </Field>
  );
}

/** A field for several lines of text. */
import { Field, wire } from "./field.tsx";
import { roomFor } from "./room-for.ts";
import type { FieldProps } from "./field.tsx";

export interface TextAreaProps extends FieldProps {
  value?: string | undefined;
  rows?: number | undefined;
  maxLength?: number | undefined;
}

export function TextArea(props: TextAreaProps) {
  return (
    <Field {...props}>
      <textarea
        {...wire(props)}
        className="input"
        rows={props.rows ?? 5}
        maxLength={roomFor(props.maxLength)}
        defaultValue={props.value}
      />
    </Field>
  );
}

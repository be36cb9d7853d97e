/** A field for one line of text. */
import type { HTMLInputAutoCompleteAttribute } from "react";
import { Field, wire } from "./field.tsx";
import { roomFor } from "./room-for.ts";
import type { FieldProps } from "./field.tsx";

export interface TextFieldProps extends FieldProps {
  type?:
    | "text"
    | "email"
    | "password"
    | "search"
    | "tel"
    | "url"
    | "date"
    | "time"
    | "number"
    | undefined;
  /** The text typed before; always give it back after a refusal. */
  value?: string | undefined;
  autoComplete?: HTMLInputAutoCompleteAttribute | undefined;
  inputMode?: "text" | "decimal" | "numeric" | "email" | "url" | undefined;
  maxLength?: number | undefined;
  minLength?: number | undefined;
  placeholder?: string | undefined;
  spellCheck?: boolean | undefined;
  narrow?: boolean | undefined;
}

export function TextField(props: TextFieldProps) {
  const { type = "text", value, narrow = false } = props;
  return (
    <Field {...props}>
      <input
        {...wire(props)}
        className={narrow ? "input input-narrow" : "input"}
        type={type}
        defaultValue={type === "password" ? undefined : value}
        autoComplete={props.autoComplete}
        inputMode={props.inputMode}
        maxLength={roomFor(props.maxLength)}
        minLength={props.minLength}
        placeholder={props.placeholder}
        spellCheck={props.spellCheck}
      />
    </Field>
  );
}

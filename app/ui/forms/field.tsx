/** The frame of every form field: label, hint and error, tied to the control for screen readers. */
import type { ReactNode } from "react";

export interface FieldProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** The refusal's sentence: shown, announced, and linked from the error summary. */
  error?: string | undefined;
  /** Differs from the name only when two forms on a page share a field name. */
  id?: string | undefined;
  /** Fields are required by default; optional ones say so in words. */
  optional?: boolean | undefined;
  /** Words behind the label of a field that may stay empty for now: "needed to publish". */
  neededLater?: string | undefined;
}

/** The attributes for the control inside a frame. */
export interface Wiring {
  id: string;
  name: string;
  required: boolean;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

/** Makes the attributes that tie a control to its label, hint and error. */
export function wire(props: FieldProps): Wiring {
  const { name, id = name, hint, error, optional = false, neededLater } = props;
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean);
  return {
    id,
    name,
    required: !optional && neededLater === undefined,
    "aria-describedby": described.length === 0 ? undefined : described.join(" "),
    "aria-invalid": error ? true : undefined,
  };
}

/** Hint and error, with the ids that `wire` refers to. */
export function FieldHelp({ name, id = name, hint, error }: FieldProps) {
  return (
    <>
      {hint ? (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          <span>
            <span className="sr-only">Error: </span>
            {error}
          </span>
        </p>
      ) : null}
    </>
  );
}

/** A labelled control. For a control of your own: `<Field {...props}><input {...wire(props)} /></Field>`. */
export function Field(props: FieldProps & { children: ReactNode }) {
  const { name, id = name, label, error, optional = false, children } = props;
  const mark = props.neededLater ?? (optional ? "optional" : null);
  return (
    <div className={error ? "field field-bad" : "field"}>
      <label htmlFor={id}>
        {label}
        {mark === null ? null : <span className="field-optional"> ({mark})</span>}
      </label>
      <FieldHelp {...props} />
      {children}
    </div>
  );
}

/** A check box with its label beside it. */
import { FieldHelp, wire } from "./field.tsx";
import type { FieldProps } from "./field.tsx";

export interface CheckboxFieldProps extends FieldProps {
  /** The value sent when the box is ticked; `yes` by default. */
  value?: string | undefined;
  checked?: boolean | undefined;
}

export function CheckboxField(props: CheckboxFieldProps) {
  const { name, id = name, label, error } = props;
  return (
    <div className={error ? "field field-bad" : "field"}>
      <label className="choice" htmlFor={id}>
        <input
          {...wire({ ...props, optional: props.optional ?? true })}
          type="checkbox"
          value={props.value ?? "yes"}
          defaultChecked={props.checked}
        />
        <span>{label}</span>
      </label>
      <FieldHelp {...props} />
    </div>
  );
}

/** A choice of one value from a list, with the browser's own list. */
import { Field, wire } from "./field.tsx";
import type { FieldProps } from "./field.tsx";

export interface SelectOption {
  value: string;
  label: string;
}

export interface SelectFieldProps extends FieldProps {
  options: SelectOption[];
  value?: string | undefined;
  /** An empty first line such as "Choose a category". */
  prompt?: string | undefined;
}

export function SelectField(props: SelectFieldProps) {
  return (
    <Field {...props}>
      <select {...wire(props)} className="input" defaultValue={props.value}>
        {props.prompt === undefined ? null : <option value="">{props.prompt}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

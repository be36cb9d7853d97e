/** Radio buttons as cards with room for an explanation: packages, payout methods, outcomes of a ruling. */
import type { ReactNode } from "react";
import { FieldHelp } from "./field.tsx";
import type { FieldProps } from "./field.tsx";

export interface RadioCard {
  value: string;
  label: ReactNode;
  /** A sentence or a price under the label. */
  detail?: ReactNode;
}

export interface RadioCardsProps extends FieldProps {
  options: RadioCard[];
  value?: string | undefined;
}

export function RadioCards(props: RadioCardsProps) {
  const { name, id = name, label, hint, error, optional = false, options, value } = props;
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean);
  return (
    <fieldset
      className={error ? "field field-bad" : "field"}
      aria-describedby={described.length === 0 ? undefined : described.join(" ")}
    >
      <legend className="field-label mb-1">
        {label}
        {optional ? <span className="field-optional"> (optional)</span> : null}
      </legend>
      <FieldHelp {...props} />
      <div className="radio-cards">
        {options.map((option, index) => (
          <label key={option.value} className="radio-card">
            <input
              type="radio"
              id={index === 0 ? id : `${id}-${option.value}`}
              name={name}
              value={option.value}
              defaultChecked={option.value === value}
              required={!optional}
            />
            <span className="radio-card-body">
              <span className="font-semibold">{option.label}</span>
              {option.detail ? <span className="small soft">{option.detail}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** The folded field for the person's own name of an order, an offer or a request. */
import { OWN_LIMITS } from "#app/domain/orders/own-facts.ts";
import { TextField } from "#app/ui/forms/text-field.tsx";

export interface ReferenceFieldProps {
  value: string;
  error?: string | undefined;
  /** What the form makes. */
  thing?: "order" | "offer" | "request";
}

export function ReferenceField({ value, error, thing = "order" }: ReferenceFieldProps) {
  return (
    <details open={value !== "" || error !== undefined}>
      <summary className="link">Give it a reference of your own</summary>
      <div className="mt-3">
        <TextField
          name="reference"
          label="Your reference"
          hint={`A project or invoice number, for example. Only you see it, and you can find the ${thing} by it.`}
          maxLength={OWN_LIMITS.reference}
          value={value}
          error={error}
          optional
        />
      </div>
    </details>
  );
}

/** Finds one's own offers or requests by the reference that one gave them. */
import { OWN_LIMITS } from "#app/domain/orders/own-facts.ts";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";

export interface FindByReferenceProps {
  /** The list. */
  action: string;
  /** What was searched for; empty for the whole list. */
  value: string;
  /** What the list has, for screen readers. */
  things: string;
}

export function FindByReference({ action, value, things }: FindByReferenceProps) {
  return (
    <form className="btn-row" action={action} method="get" role="search" aria-label={things}>
      <label className="sr-only" htmlFor="find-reference">
        Find by your reference
      </label>
      <input
        className="input message-search"
        id="find-reference"
        type="search"
        name="reference"
        defaultValue={value}
        placeholder="Your reference"
        maxLength={OWN_LIMITS.reference}
      />
      <Submit kind="quiet">Find by reference</Submit>
      {value === "" ? null : <ButtonLink href={action}>Show all</ButtonLink>}
    </form>
  );
}

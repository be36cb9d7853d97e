/** The list of a form's errors at its top, each linked to its field. Says that nothing was done. */

export interface FormError {
  /** The id of its field (the field's name, unless the field has an id of its own). */
  field?: string | undefined;
  /** The address of its field, when that is on another page. */
  href?: string | undefined;
  sentence: string;
}

export interface ErrorSummaryProps {
  errors: FormError[];
  title?: string | undefined;
  /** Says what did not happen; people with money at stake want to read that. */
  notDone?: string | undefined;
  /** A sentence after it. */
  also?: string | undefined;
}

/** Renders nothing without errors, so pages can always include it. */
export function ErrorSummary({ errors, title, notDone, also = "" }: ErrorSummaryProps) {
  if (errors.length === 0) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} id="error-summary">
      <h2>{title ?? "There is a problem"}</h2>
      <ul>
        {errors.map(({ field, href = field ? `#${field}` : undefined, sentence }) => (
          <li key={`${field ?? ""} ${sentence}`}>
            {href === undefined ? sentence : <a href={href}>{sentence}</a>}
          </li>
        ))}
      </ul>
      <p className="mt-3">
        {`${notDone ?? "Nothing was saved and no money has moved."} ${also}`.trim()}
      </p>
    </div>
  );
}

/** Everything that stopped a form, at its top, each line leading to its field. Says that nothing was done. */

export interface FormError {
  /** The id of the field it belongs to (the field's name unless an id was given). */
  field?: string | undefined;
  sentence: string;
}

export interface ErrorSummaryProps {
  errors: FormError[];
  title?: string | undefined;
  /** What did not happen; people with money at stake want to read it. */
  notDone?: string | undefined;
}

/** Shows nothing when there are no errors, so pages can always place it. */
export function ErrorSummary({ errors, title, notDone }: ErrorSummaryProps) {
  if (errors.length === 0) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} id="error-summary">
      <h2>{title ?? "There is a problem"}</h2>
      <ul>
        {errors.map(({ field, sentence }) => (
          <li key={`${field ?? ""} ${sentence}`}>
            {field ? <a href={`#${field}`}>{sentence}</a> : sentence}
          </li>
        ))}
      </ul>
      <p className="mt-3">{notDone ?? "Nothing was saved and no money has moved."}</p>
    </div>
  );
}

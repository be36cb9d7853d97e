/** The search in a person's own orders: a plain form that keeps the chosen view. */
import { Submit } from "#app/ui/forms/submit.tsx";

export interface OrderSearchProps {
  path: string;
  view: string;
  text: string;
  /** The address of the view without a search. */
  all: string;
}

export function OrderSearch({ path, view, text, all }: OrderSearchProps) {
  return (
    <form
      className="order-search"
      method="get"
      action={path}
      role="search"
      aria-label="Your orders"
    >
      {view === "all" ? null : <input type="hidden" name="view" value={view} />}
      <label className="sr-only" htmlFor="order-search">
        Title, name or order id
      </label>
      <input
        className="input"
        id="order-search"
        type="search"
        name="q"
        defaultValue={text}
        maxLength={200}
        placeholder="Title, name or order id"
        spellCheck={false}
      />
      <Submit kind="quiet">Search orders</Submit>
      {text === "" ? null : (
        <a className="link" href={all}>
          Show all
        </a>
      )}
    </form>
  );
}

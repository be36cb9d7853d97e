/** The field that searches one's own conversations. */
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";

export function MessageSearch({ words }: { words: string }) {
  return (
    <form
      className="btn-row"
      action="/messages"
      method="get"
      role="search"
      aria-label="Your messages"
    >
      <label className="sr-only" htmlFor="message-search">
        Search your messages
      </label>
      <input
        className="input message-search"
        id="message-search"
        type="search"
        name="q"
        defaultValue={words}
        placeholder="Search your messages"
        maxLength={200}
      />
      <Submit kind="quiet">Search messages</Submit>
      {words === "" ? null : <ButtonLink href="/messages">Show all conversations</ButtonLink>}
    </form>
  );
}

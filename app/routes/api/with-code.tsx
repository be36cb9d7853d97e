/** A sentence of the document on a page: what stands between backticks is set as code. */

export function WithCode({ text }: { text: string }) {
  return text
    .split("`")
    .map((part, place) => (place % 2 === 1 ? <code key={place}>{part}</code> : part));
}

/** A call that may break before each part of its address. */
export function Breakable({ call }: { call: string }) {
  return call.split(/(?=[/_])/).map((part, place) => (
    // The parts of a call never change places.
    <span key={place}>
      <wbr />
      {part}
    </span>
  ));
}

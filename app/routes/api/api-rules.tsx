/** The rules that hold for every operation of the API, and what may change within v1. */

export function Rules({ promise }: { promise: readonly string[] }) {
  return (
    <>
      <ul className="prose">
        <li>
          Send <code>Authorization: Bearer frt_…</code> with every request. Cookies are ignored. All
          addresses begin with <code>/api/v1</code>.
        </li>
        <li>
          Amounts are decimal strings with their currency, exact to a millionth:{" "}
          <code>{'{"amount":"0.0015","currency":"USD"}'}</code>.
        </li>
        <li>
          A request that changes something needs an <code>Idempotency-Key</code>. The same key with
          the same input gives the same answer again. The same key with other input is refused.
          While the first request runs, an equal one waits for its answer; if that takes long, it is
          refused with <code>key_in_progress</code>.
        </li>
        <li>
          A refused request is answered with <code>application/problem+json</code>: a{" "}
          <a href="/api/problems">code</a> for your program, a sentence for you, and whether it
          makes sense to send it again.
        </li>
        <li>
          In a query, numbers are written in digits and booleans as <code>true</code> or{" "}
          <code>false</code>.
        </li>
        <li>
          Lists answer with a result for each item. The <code>Link</code> header has the address of
          the next page.
        </li>
        <li>
          For a TypeScript client there are types:{" "}
          <a href="/farthing-api.d.ts">farthing-api.d.ts</a>, made from the document for{" "}
          <code>openapi-fetch</code>.
        </li>
      </ul>
      <h3 id="promise" className="mt-6">
        What may change within v1
      </h3>
      <p className="prose">{promise.join(" ")}</p>
    </>
  );
}

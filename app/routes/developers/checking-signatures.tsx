/** Explains how a receiver checks that a message is ours, and what happens when a receiver does not answer. */
import { Section } from "#app/ui/page/section.tsx";
import { SIGNATURE_SAMPLE } from "./signature-sample.ts";

export function CheckingSignatures() {
  return (
    <>
      <Section title="The message" id="message">
        <p>
          Each one is a <code>POST</code> with a JSON body of three fields: <code>type</code> is the
          event’s name, <code>timestamp</code> the moment it happened, <code>data</code> the fields
          listed below. Amounts are decimal strings with their <code>currency</code>. You get
          messages about your own orders, disputes and money only, and they contain nothing that
          your notices do not.
        </p>
        <p id="versions">
          There are two versions of the body. In version 2 the fields of <code>data</code> are in
          snake_case, as in the API: <code>order_id</code>. In version 1 they are in camelCase:{" "}
          <code>orderId</code>. Nothing else differs. New webhooks get version 2; a webhook that was
          added before there were versions gets version 1 until you change it on its page, which
          shows both. A message that is sent again keeps the body it had.
        </p>
        <p>
          Ignore fields you do not know: within a version fields are only added, and never renamed
          or removed.
        </p>
        <p>
          Answer with any status from 200 to 299 within ten seconds. Do the work afterwards.
          Redirects are not followed.
        </p>
      </Section>
      <Section title="Checking the signature" id="checking">
        <p>
          Messages are signed as described in the <em>Standard Webhooks</em> specification, so its
          libraries work unchanged: <code>webhook-id</code>, <code>webhook-timestamp</code> and{" "}
          <code>webhook-signature</code>. While a secret is being replaced there are two signatures
          with a space between; either is good.
        </p>
        <details className="fold">
          <summary>In JavaScript, without a library</summary>
          <pre className="small whitespace-pre-wrap break-words">{SIGNATURE_SAMPLE}</pre>
        </details>
      </Section>
      <Section title="When your program does not answer" id="retries">
        <p>
          We send the same message again after half a minute, then after longer and longer pauses of
          up to ten hours, for three days. <code>Retry-After</code> delays every message to your
          address, by ten hours at most. After three days we give the message up. If your address
          accepted nothing in those three days, we pause the webhook and tell you. An answer of{" "}
          <code>410</code> pauses it at once. You can send any message again from your settings.
        </p>
        <p>
          A message may arrive twice, and later ones may arrive first. Its <code>webhook-id</code>{" "}
          is the same every time: remember the ids you have handled.
        </p>
      </Section>
    </>
  );
}

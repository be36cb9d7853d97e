/** Shows the signing secret once. */
import { Notice } from "#app/ui/page/notice.tsx";

export function WebhookSecret({ secret }: { secret: string | null }) {
  if (secret === null)
    return (
      <Notice kind="warning" title="The webhook was already added">
        The secret was shown once and cannot be shown again. If it is lost, make a new one on the
        webhook’s page.
      </Notice>
    );
  return (
    <Notice kind="success" title="Copy the signing secret now: it is never shown again">
      <p>
        <code id="secret" className="wrap-anywhere">
          {secret}
        </code>
      </p>
      <p>
        Every message is signed with it as described in the <em>Standard Webhooks</em>{" "}
        specification. <a href="/developers/events#checking">How to check a signature</a>.
      </p>
    </Notice>
  );
}

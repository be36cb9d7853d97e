/** How a stranger computes a record again from what the API gives everybody. */
import { Section } from "#app/ui/page/section.tsx";

export function ComputeAgain({ side, handle }: { side: "sellers" | "buyers"; handle: string }) {
  const at = `/api/v1/${side}/${encodeURIComponent(handle)}`;
  return (
    <Section title="Compute it again" note="You need not believe us." id="again">
      <p className="prose">
        With an <a href="/api">API token</a> you can read all that this page is made of:{" "}
        <code className="break-words">{`GET ${at}/facts`}</code> lists the orders above, and{" "}
        <code className="break-words">{`GET ${at}/reviews`}</code> the reviews. Leave out orders
        whose <code>counted</code> is false and reviews whose <code>not_counted</code> is set. Count
        the rest, put the sums into the formula, and compare with{" "}
        <code className="break-words">{`GET ${at}/record`}</code>: the digits are the same.
      </p>
    </Section>
  );
}

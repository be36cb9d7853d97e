/** How many API tokens there are, and which was used last, when and from where. */
import type { ListedToken } from "#app/domain/security/api-tokens.ts";
import { When } from "#app/ui/page/when.tsx";

export function TokenSummary({ tokens }: { tokens: ListedToken[] }) {
  const used = tokens.filter(({ usedAt }) => usedAt !== null);
  const [last] = used.toSorted(
    (one, other) => (other.usedAt?.getTime() ?? 0) - (one.usedAt?.getTime() ?? 0),
  );
  const count = tokens.length === 1 ? "One token works." : `${tokens.length} tokens work.`;
  return (
    <>
      <p>{tokens.length === 0 ? "You have no API tokens." : count}</p>
      {last === undefined || last.usedAt === null ? null : (
        <p>
          “{last.name}” was used last, on <When at={last.usedAt} />
          {last.usedFrom === null ? "" : `, from ${last.usedFrom}`}.
        </p>
      )}
      <p>
        <a className="link" href="/settings/tokens">
          See your API tokens
        </a>
      </p>
    </>
  );
}

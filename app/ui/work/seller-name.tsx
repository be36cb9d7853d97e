/** A freelancer's picture and name, linked to their public page if they have one. */
import { When } from "#app/ui/page/when.tsx";
import { Portrait } from "#app/ui/page/portrait.tsx";

interface SellerNameProps {
  freelancer: { handle: string; name: string; picture: string | null; hasPage: boolean };
  /** While they take no orders: until when. */
  awayUntil?: Date | null;
}

/** Behind a person's name. */
export function AwayUntil({ at }: { at: Date | null }) {
  if (at === null) return null;
  return (
    <span className="soft">
      {" "}
      · away until <When at={at} day />
    </span>
  );
}

export function SellerName({ freelancer, awayUntil = null }: SellerNameProps) {
  const { handle, name, hasPage } = freelancer;
  return (
    <span className="with-portrait">
      <Portrait of={freelancer} />
      {/* One run of words, which breaks as a line does and not into two narrow columns. */}
      <span>
        {hasPage ? (
          <a className="link" href={`/sellers/${handle}`}>
            {name}
          </a>
        ) : (
          name
        )}
        <AwayUntil at={awayUntil} />
      </span>
    </span>
  );
}

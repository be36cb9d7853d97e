/** A buyer's picture and name, linked to what freelancers wrote about them. */
import { Portrait } from "#app/ui/page/portrait.tsx";

interface BuyerNameProps {
  buyer: { handle: string; name: string; picture: string | null; hasPage: boolean };
}

export function BuyerName({ buyer }: BuyerNameProps) {
  const { handle, name, hasPage } = buyer;
  return (
    <span className="with-portrait">
      <Portrait of={buyer} />
      {hasPage ? (
        <a className="link" href={`/buyers/${handle}`}>
          {name}
        </a>
      ) : (
        <span>{name}</span>
      )}
    </span>
  );
}

/** A freelancer's picture and name, linked to their public page if they have one. */
import { Portrait } from "#app/ui/page/portrait.tsx";

interface SellerNameProps {
  freelancer: { handle: string; name: string; picture: string | null; hasPage: boolean };
}

export function SellerName({ freelancer }: SellerNameProps) {
  const { handle, name, hasPage } = freelancer;
  return (
    <span className="with-portrait">
      <Portrait of={freelancer} />
      {hasPage ? (
        <a className="link" href={`/sellers/${handle}`}>
          {name}
        </a>
      ) : (
        <span>{name}</span>
      )}
    </span>
  );
}

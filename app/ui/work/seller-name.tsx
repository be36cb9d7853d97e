/** A freelancer's name, linked to their public page if they have one. */

interface SellerNameProps {
  freelancer: { handle: string; name: string; hasPage: boolean };
}

export function SellerName({ freelancer: { handle, name, hasPage } }: SellerNameProps) {
  if (!hasPage) return name;
  return (
    <a className="link" href={`/sellers/${handle}`}>
      {name}
    </a>
  );
}

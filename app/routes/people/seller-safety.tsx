/** The way from a seller's page to blocking them. A plain link, the same for everybody: the page is kept. */

export function SellerSafety({ handle }: { handle: string }) {
  return (
    <p className="small soft">
      Do you want nothing to do with this person?{" "}
      <a
        className="link"
        rel="nofollow"
        href={`/block?${new URLSearchParams({ who: handle }).toString()}`}
      >
        Block @{handle}
      </a>
    </p>
  );
}

/** The ways from a seller's page to their feed, and to blocking them. Plain links, the same for everybody: the page is kept. */

export function SellerSafety({ handle }: { handle: string }) {
  return (
    <p className="small soft">
      Do you want to hear of new gigs? Give your feed reader{" "}
      <a className="link" href={`/sellers/${encodeURIComponent(handle)}/gigs.atom`}>
        the feed of @{handle}
      </a>
      . Do you want nothing to do with this person?{" "}
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

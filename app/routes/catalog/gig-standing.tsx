/** The notice on a gig's page that says why it cannot be ordered, or that it is one's own. */
import { Notice } from "#app/ui/page/notice.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";

export interface GigAvailabilityProps {
  gig: { id: string; state: string; blockedReason: string | null; sellerState: string };
  own: boolean;
  orderable: boolean;
}

export function GigAvailability({ gig, own, orderable }: GigAvailabilityProps) {
  if (own)
    return (
      <Notice kind={gig.state === "blocked" ? "warning" : "info"} title="This is your gig">
        <p className="cluster">
          <StateBadge of="gig" state={gig.state} />
          <a href={`/selling/gigs/${gig.id}`}>Change it</a>
        </p>
        {gig.blockedReason !== null && <p>Staff took it off the market: {gig.blockedReason}</p>}
      </Notice>
    );
  if (orderable) return null;
  if (gig.state === "published" && gig.sellerState === "unclaimed")
    return (
      <Notice kind="warning" title="Not claimed yet: this gig cannot be ordered">
        It came with an imported catalogue, and its freelancer has not joined Farthing yet.
      </Notice>
    );
  return (
    <Notice kind="warning" title="Not for sale right now">
      {gig.blockedReason === null
        ? "The freelancer is not taking orders for this gig at the moment. Running orders continue."
        : `Staff took this gig off the market: ${gig.blockedReason}`}
    </Notice>
  );
}

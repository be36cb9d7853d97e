-- A draft of a gig belongs to the gig's freelancer and has the gig's kind.
select d.gig_id, d.freelancer_id, g.freelancer_id as gigs_freelancer, d.kind, g.kind as gigs_kind
from gig_drafts d join gigs g on g.id = d.gig_id
where d.freelancer_id <> g.freelancer_id or d.kind <> g.kind

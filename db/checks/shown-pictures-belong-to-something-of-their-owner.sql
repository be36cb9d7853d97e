-- A picture that was not removed belongs to a gig or draft of its owner, or to a shown piece of their portfolio; of a closed account none is left.
select p.id, p.owner_id, p.gig_id, p.portfolio_id, p.state
from shown_pictures p join users u on u.id = p.owner_id
where p.state <> 'removed' and (
  u.state = 'closed'
  or p.gig_id is not null
    and not exists (select from gigs g where g.id = p.gig_id and g.freelancer_id = p.owner_id)
    and not exists (select from gig_drafts d where d.gig_id = p.gig_id and d.freelancer_id = p.owner_id and d.typed is not null)
  or p.portfolio_id is not null
    and not exists (select from portfolio_pieces f where f.id = p.portfolio_id and f.freelancer_id = p.owner_id and f.state = 'shown')
)

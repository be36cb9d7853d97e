-- Times off of one person do not overlap; one that was ended or replaced lasts until then only.
select one.id, other.id as overlaps
from times_off one join times_off other on other.user_id = one.user_id and other.id > one.id
where one.starts_at < least(other.ends_at, coalesce(other.ended_at, other.ends_at))
  and other.starts_at < least(one.ends_at, coalesce(one.ended_at, one.ends_at))

-- Every transfer joins two existing accounts of the kinds its kind names, in its own currency; a reversal, swapped.
select account_id, kind as account_kind, moved_in,
       (select string_agg(r.kind, ', ' order by r.kind) from kind_roles r where wrong_roles & (r.paying | r.receiving) <> 0) as wrong_in_kinds
from account_positions where wrong_roles <> 0

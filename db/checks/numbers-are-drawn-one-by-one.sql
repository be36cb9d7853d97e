-- Transfers and commands are numbered one by one and never above their sequence; else no mark could tell what is settled.
select s.seqrelid::regclass::text as sequence, s.seqcache as kept_in_store, s.seqincrement as step, s.seqcycle as begins_anew,
       d.last_drawn, d.highest
from pg_sequence s
join (
  select 'transfers_id_seq'::regclass as id, (select last_value from transfers_id_seq) as last_drawn, (select max(id) from transfers) as highest
  union all
  select 'commands_place_seq'::regclass, (select last_value from commands_place_seq), (select max(place) from commands)
) d on d.id = s.seqrelid
where s.seqcache <> 1 or s.seqincrement <> 1 or s.seqcycle or d.last_drawn < d.highest

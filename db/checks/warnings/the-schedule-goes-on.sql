-- No scheduled job last ran in the future, and while a worker lives, one ran within the last five minutes.
select k.identifier as schedule, k.known_since, k.last_execution
from graphile_worker._private_known_crontabs k
where coalesce(k.last_execution, k.known_since) > now() + interval '2 minutes'
   or exists (
        select from pg_stat_activity
        where datname = current_database() and application_name = 'farthing worker life'
          and backend_start < now() - interval '5 minutes')
      and not exists (
        select from graphile_worker._private_known_crontabs o where o.last_execution > now() - interval '5 minutes')
order by k.identifier

-- The last full proof and the last proof of what is new found nothing wrong.
select id as proof_id, coverage, at from (
  select distinct on (coverage) id, coverage, at, healthy from proofs order by coverage, at desc, id desc
) p where not healthy

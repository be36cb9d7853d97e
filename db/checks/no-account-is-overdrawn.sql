-- No balance row is below zero.
select id, kind, owner_id, currency, balance_micros from accounts where balance_micros < 0

-- No account that may not go negative is negative.
select id, kind, owner_id, currency, balance_micros from accounts where balance_micros < 0

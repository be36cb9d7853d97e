-- One bit for paying and one for receiving per kind of transfer, so that one number holds every role of an account.
select kind, debit_kind, credit_kind, 1::bigint << (2 * place) as paying, 1::bigint << (2 * place + 1) as receiving
from (select *, row_number() over (order by kind)::int - 1 as place from transfer_kinds) k

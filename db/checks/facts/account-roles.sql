-- The roles every kind of account may take part in, as bits.
select kind, bit_or(role) as roles
from (select debit_kind as kind, paying as role from kind_roles union all select credit_kind, receiving from kind_roles) r group by kind

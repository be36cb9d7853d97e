-- Every account's owner exists: a task for escrows, Farthing itself for shared accounts, a person for the rest.
select a.id, a.kind, a.owner_id
from accounts a
left join users u on u.id = a.owner_id
left join tasks t on t.id = a.owner_id
where case
        when a.kind = 'escrow' then t.id is null
        when a.balance_micros is null then a.owner_id <> 'farthing'
        else u.id is null
      end

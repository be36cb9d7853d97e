-- Nothing lies in suspense: money we received and cannot explain.
select a.currency, b.balance_micros from accounts a join account_balances b on b.id = a.id where a.kind = 'suspense' and b.balance_micros <> 0

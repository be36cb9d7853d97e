-- Suspense is empty: no money was received that has no explanation.
select a.currency, b.balance_micros from accounts a join account_balances b on b.id = a.id where a.kind = 'suspense' and b.balance_micros <> 0

-- Sums over the tasks of every order, and whether its tasks share the order's parties, currency and rate (`alike`).
select t.order_id, count(*) as tasks, sum(t.price_micros) as price,
       sum(t.price_micros / 10000 * t.commission_bps + t.price_micros % 10000 * t.commission_bps / 10000) as commission,
       bool_and(t.buyer_id = p.buyer_id and t.freelancer_id = p.freelancer_id and t.currency = p.currency
                and t.commission_bps = p.commission_bps) as alike
from tasks t join orders p on p.id = t.order_id group by t.order_id

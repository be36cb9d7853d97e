/** Large orders that do not stand yet, for reads: the buyer sees the progress, the freelancer sees nothing (decision 55). */
import { sql } from "#app/domain/store/store.ts";
import type { UnfilledState } from "./filling-lifecycle.ts";

export interface FillingView {
  state: UnfilledState;
  total: number;
  /** Tasks made, including those given back since. */
  made: number;
  returned: number;
  /** The refusal because of which it is given back. */
  code: string | null;
  sentence: string | null;
}

type Fragment = ReturnType<typeof sql>;

/** A column: the filling of an order that does not stand, null for every other order. `orderId` names a column: `o.id`. */
export function fillingOf(orderId: string): Fragment {
  return sql`(
    select json_build_object('state', f.state, 'total', f.total, 'made', f.made, 'returned', f.returned, 'code', f.code,
                             'sentence', f.sentence)
    from order_fillings f where f.id = ${sql(orderId)} and f.state in ('filling', 'returning', 'returned'))`;
}

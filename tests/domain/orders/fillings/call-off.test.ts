/** Calling a large order off: the reserve goes back once. */
import { callOff } from "#app/domain/orders/fillings/call-off.ts";
import { fillSlice } from "#app/domain/orders/fillings/run-fillings.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { largeOrder, purse, standing } from "./scene.ts";

useDatabase();

happensOnce("call a large order off", async () => {
  const { ada, orderId } = await largeOrder(5);
  await fillSlice(orderId, 2);
  return {
    call: (key) => callOff(ada, { orderId, key }),
    effect: async () => {
      const { state, code, reserve, escrow } = await standing(orderId);
      return { state, code, reserve, escrow, purse: await purse(ada) };
    },
    once: {
      state: "returning",
      code: "order_called_off",
      reserve: 0n,
      escrow: 2000n,
      purse: 3000n,
    },
    second: "transition_refused",
  };
});

/** The bank in use. */
import type { BankPort } from "./port.ts";
import { pretendBank } from "#app/gateways/bank/pretend/pretend-bank.ts";

export function bank(): BankPort {
  return pretendBank;
}

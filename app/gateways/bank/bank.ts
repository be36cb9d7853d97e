/** The bank in use. */
import type { BankPort } from "./port.ts";
import { sandboxBank } from "#app/gateways/bank/pretend/pretend-bank.ts";

export function bank(): BankPort {
  return sandboxBank;
}

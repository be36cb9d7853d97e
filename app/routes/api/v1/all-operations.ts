/** Every operation there is, in the order the document shows them. */
import { MARKET } from "./operations/market.ts";
import { READING_MONEY } from "./operations/reading-money.ts";
import { READING_WORK } from "./operations/reading-work.ts";
import type { Operation } from "./operation.ts";

export const OPERATIONS: readonly Operation[] = [...MARKET, ...READING_WORK, ...READING_MONEY];

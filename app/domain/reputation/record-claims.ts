/** The records as a signed text names them, with the names of the API. Pure. */
import type { BuyerRecord, SellerRecord } from "./records.ts";
import type { Score } from "./score.ts";
import type { Share } from "./share.ts";

export interface SellerClaims {
  level: string;
  score: Score;
  orders: number;
  on_time: Share;
  again: Share;
  disputed: Share;
}

export interface BuyerClaims {
  score: Score;
  orders: number;
  decides: { seconds: number; of: number } | null;
  by_silence: Share;
  revised: Share;
  disputed: Share;
}

export function sellerClaims({ onTime, ...rest }: SellerRecord): SellerClaims {
  return { ...rest, on_time: onTime };
}

export function buyerClaims({ bySilence, ...rest }: BuyerRecord): BuyerClaims {
  return { ...rest, by_silence: bySilence };
}

/** The card processor in use. */
import type { CardsPort } from "./port.ts";
import { pretendCards } from "#app/gateways/cards/pretend/pretend-cards.ts";

export function cards(): CardsPort {
  return pretendCards;
}

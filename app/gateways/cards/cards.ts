/** The card processor in use. */
import type { CardsPort } from "./port.ts";
import { sandboxCards } from "./sandbox/sandbox-cards.ts";

export function cards(): CardsPort {
  return sandboxCards;
}

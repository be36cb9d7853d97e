/** The top of the start page: one sentence, its explanation, links, and the coin. */
import type { ReactNode } from "react";
import { EngravedCoin } from "./engraved-coin.tsx";

export interface HeroProps {
  title: ReactNode;
  lead: ReactNode;
  actions: ReactNode;
}

export function Hero({ title, lead, actions }: HeroProps) {
  return (
    <div className="hero">
      <div>
        <h1>{title}</h1>
        <p className="lead">{lead}</p>
        <div className="btn-row">{actions}</div>
      </div>
      <EngravedCoin />
    </div>
  );
}

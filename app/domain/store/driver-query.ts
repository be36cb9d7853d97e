/** What postgres.js 3.4.9 keeps in a query, as far as our pool of reads and our lanes need it; its types do not tell. */
import type { Sql } from "#db/client.server.ts";

export interface DriverQuery {
  /** The connection it was sent over; null while it stands in the driver's queue. */
  state: unknown;
  /** Carries it out: given by the client that made it. */
  handler: (query: DriverQuery) => void;
  /** Takes it out of the queue of the client that gave this, and rejects it. */
  canceller: ((query: DriverQuery) => void) | null;
  cancelled: unknown;
  resolve: (rows: unknown) => void;
  reject: (problem: unknown) => void;
}

/** Calls of a client make parts of statements too; only whole statements are carried out. */
export function isQuery(made: unknown): made is DriverQuery {
  const { handler, reject } = made as Partial<DriverQuery>;
  return typeof handler === "function" && typeof reject === "function";
}

/** How this client carries queries out and takes them back, whoever made them. */
export function driverOf(client: Sql): {
  carryOut: (query: DriverQuery) => void;
  takeBack: (query: DriverQuery) => void;
} {
  const query = client`` as unknown as DriverQuery;
  const { handler, canceller } = query;
  if (canceller === null) throw new Error("The driver has changed.");
  return { carryOut: handler, takeBack: canceller };
}

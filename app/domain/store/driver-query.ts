/** Internals of a postgres.js 3.4.9 query that the read pool and the command connections use; its types omit them. */
import type { Sql } from "#db/client.server.ts";

export interface DriverQuery {
  /** The connection the query was sent over; null while it is queued in the driver. */
  state: unknown;
  /** Sends the query; set by the client that created it. */
  handler: (query: DriverQuery) => void;
  /** Removes the query from its client's queue and rejects it. */
  canceller: ((query: DriverQuery) => void) | null;
  cancelled: unknown;
  resolve: (rows: unknown) => void;
  reject: (problem: unknown) => void;
}

/** Clients also create fragments of statements; only whole statements can be sent. */
export function isQuery(made: unknown): made is DriverQuery {
  const { handler, reject } = made as Partial<DriverQuery>;
  return typeof handler === "function" && typeof reject === "function";
}

/** How this client sends and cancels queries, also those another client created. Throws when the driver's internals changed. */
export function driverOf(client: Sql): {
  carryOut: (query: DriverQuery) => void;
  takeBack: (query: DriverQuery) => void;
} {
  const query = client`` as unknown as DriverQuery;
  const { handler, canceller } = query;
  if (canceller === null) throw new Error("The driver has changed.");
  return { carryOut: handler, takeBack: canceller };
}

/** The error that pending work gets when its database connection is lost. */

export class ConnectionLost extends Error {
  override name = "ConnectionLost";
  readonly code = "CONNECTION_CLOSED";
}

/** What waiters are told when the connection under their work is gone. */

export class ConnectionLost extends Error {
  override name = "ConnectionLost";
  readonly code = "CONNECTION_CLOSED";
}

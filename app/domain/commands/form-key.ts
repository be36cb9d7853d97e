/** Makes the idempotency key that a page puts into its form when it is rendered, so that a form sent twice takes effect once. */
import { randomUUID } from "node:crypto";

export function newFormKey(): string {
  return randomUUID();
}

/** The idempotency key a page puts into its form when it is rendered: sending the form twice does the thing once. */
import { randomUUID } from "node:crypto";

export function newFormKey(): string {
  return randomUUID();
}

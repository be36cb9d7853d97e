/** The request that the current work answers, carried by `AsyncLocalStorage`: its id and address go into the security log. */
import { AsyncLocalStorage } from "node:async_hooks";

export interface RunningRequest {
  id: string;
  /** The client's address. */
  address: string;
}

const current = new AsyncLocalStorage<RunningRequest>();

/** Undefined in jobs, at the command line, and in a transaction that several requests share. */
export function runningRequest(): RunningRequest | undefined {
  return current.getStore();
}

/** Runs `work` and everything it awaits as the work of this request. */
export function answering<T>(request: RunningRequest, work: () => T): T {
  return current.run(request, work);
}

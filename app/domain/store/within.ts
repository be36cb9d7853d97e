/** Waits for an answer, but not longer than a limit. */

/**
 * What `work` comes to, or `late()` thrown after `limitMs`. An answer that lies in the socket already counts as in time: after a
 * busy chunk of this process timers fall due before it is read.
 */
export function within<T>(limitMs: number, work: Promise<T>, late: () => Error): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const timer = setTimeout(() => setImmediate(() => reject(late())), limitMs);
  work.then(resolve, reject);
  return promise.finally(() => clearTimeout(timer));
}

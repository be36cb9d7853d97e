/** Deadline for a promise. */

/**
 * The result of `work`, or `late()` thrown after `limitMs`. An answer already in the socket counts as in time: after this process
 * was busy, timers fire before sockets are read, hence `setImmediate`.
 */
export function within<T>(limitMs: number, work: Promise<T>, late: () => Error): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const timer = setTimeout(() => setImmediate(() => reject(late())), limitMs);
  work.then(resolve, reject);
  return promise.finally(() => clearTimeout(timer));
}

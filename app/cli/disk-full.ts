/** The operator's message for a full disk. */

const OUR_DISK = new Set(["ENOSPC", "EDQUOT"]);
const DATABASE_DISK = "53100";

/** The sentence if a full disk is the problem or its cause; null otherwise. */
export function whenDiskIsFull(problem: unknown): string | null {
  const { code, path, message, cause } = (problem ?? {}) as {
    code?: string;
    path?: string;
    message?: string;
    cause?: unknown;
  };
  const after = "Make room there, then start again. What was confirmed before is still there.";
  if (code === DATABASE_DISK) return `The disk of the database is full (${message}). ${after}`;
  if (code !== undefined && OUR_DISK.has(code))
    return `The disk is full (${code}${path === undefined ? "" : ` at ${path}`}). ${after}`;
  return cause === undefined ? null : whenDiskIsFull(cause);
}

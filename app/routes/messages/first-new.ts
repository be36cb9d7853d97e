/** The first line of a page that its viewer has not seen. Pure. */
import type { ThreadPage } from "#app/domain/messages/thread-page.ts";

export function firstNewOf(
  { lines, readTo, unread }: Pick<ThreadPage, "lines" | "readTo" | "unread">,
  viewerId: string,
): string | null {
  if (unread === 0) return null;
  const first = lines.find(
    ({ id, authorId }) =>
      id.startsWith("tln_") && authorId !== viewerId && (readTo === null || id > readTo),
  );
  return first?.id ?? null;
}

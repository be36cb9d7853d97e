/** Conversations as a list: the partner, the newest line, and what is unread. */
import type { ThreadSummary } from "#app/domain/messages/thread-list.ts";
import { Portrait } from "#app/ui/page/portrait.tsx";
import { When } from "#app/ui/page/when.tsx";

export function ThreadList({ threads }: { threads: readonly ThreadSummary[] }) {
  return (
    <ol className="told-list" aria-label="Conversations, newest first" data-live="threads">
      {threads.map((thread) => (
        <ThreadItem key={thread.id} thread={thread} />
      ))}
    </ol>
  );
}

function ThreadItem({ thread: { id, partner, unread, muted, newest } }: { thread: ThreadSummary }) {
  const heading = `thread-${id}`;
  return (
    <li className={unread === 0 ? "told" : "told told-new"}>
      <article aria-labelledby={heading} className="thread-item">
        <Portrait of={partner} />
        <div className="told-text">
          <h2 id={heading} className="told-title linked">
            <a href={`/messages/${id}#newest`}>{partner.name}</a>{" "}
            {unread === 0 ? null : <span className="tag">{unread} new</span>}
            {muted ? <span className="tag">Muted</span> : null}
          </h2>
          <p className="wrap-anywhere" dir="auto">
            {newest.own ? "You: " : ""}
            {newest.excerpt === "" ? filesOf(newest.files) : newest.excerpt}
          </p>
          <p className="small soft">
            <When at={newest.at} />
          </p>
        </div>
      </article>
    </li>
  );
}

function filesOf(count: number): string {
  return count === 1 ? "a file" : `${count} files`;
}

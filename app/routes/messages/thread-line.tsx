/** One message: its author, what it is about, the text and the files. */
import type { Deals } from "#app/domain/agreements/deals.ts";
import type { ThreadLine } from "#app/domain/messages/thread-lines.ts";
import { FileList } from "#app/ui/work/file-list.tsx";
import { LineWarnings } from "#app/ui/work/line-warnings.tsx";
import { When } from "#app/ui/page/when.tsx";
import { MessageText } from "./message-text.tsx";

export interface LineProps {
  line: ThreadLine;
  /** The viewer wrote it. */
  own: boolean;
  /** The author's name; null for the clock and for staff. */
  author: string | null;
  /** On the page of its order, which need not be named again. */
  onOrder?: boolean | undefined;
  /** What the cards among the lines show. */
  deals: Deals;
}

export function MessageLine({ line, own, author, onOrder = false }: LineProps) {
  const { id, body, files, at, warnings } = line;
  return (
    <div className={own ? "message message-own" : "message"}>
      <p className="small soft">
        <strong>{own ? "You" : author}</strong> · <When at={at} />
      </p>
      {onOrder ? null : <About line={line} />}
      {body === "" ? null : <MessageText markdown={body} />}
      <FileList files={files} />
      <LineWarnings warnings={warnings} />
      {own ? null : (
        <p className="small soft">
          Against the rules?{" "}
          <a className="link" href={`/messages/lines/${id}/report`}>
            Report this message
          </a>
          .
        </p>
      )}
    </div>
  );
}

function About({ line }: { line: ThreadLine }) {
  const about =
    line.subjectId !== null && line.subjectTitle !== null
      ? { href: `/gigs/${line.subjectId}`, title: line.subjectTitle }
      : line.orderId !== null && line.orderTitle !== null
        ? { href: `/orders/${line.orderId}`, title: line.orderTitle }
        : null;
  if (about === null) return null;
  return (
    <p className="small">
      About{" "}
      <a className="link" href={about.href}>
        {about.title}
      </a>
    </p>
  );
}

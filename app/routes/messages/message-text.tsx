/** The text of a message: a small part of Markdown as elements. HTML and pictures stay the text they are. */
import type { Nodes } from "mdast";
import type { ReactNode } from "react";
import { parseMessage } from "./parse-message.ts";
import { MessageLink } from "./message-link.tsx";

/** Line breaks are kept, also single ones; the text's own script decides its direction. */
export function MessageText({ markdown }: { markdown: string }) {
  return (
    <div className="message-text" dir="auto">
      {written(parseMessage(markdown), { markdown, depth: 0 })}
    </div>
  );
}

interface Place {
  /** The whole text, for parts that are shown as they were written. */
  markdown: string;
  depth: number;
  at?: number;
}

/** Quotes and lists within each other, at most. */
const DEEPEST = 8;

function written(node: Nodes, { markdown, depth, at }: Place): ReactNode {
  if (depth > DEEPEST) return asWritten(node, markdown);
  const inner =
    "children" in node
      ? node.children.map((child, n) => written(child, { markdown, depth: depth + 1, at: n }))
      : [];
  switch (node.type) {
    case "root":
      return inner;
    case "paragraph":
      return <p key={at}>{inner}</p>;
    case "heading":
      return (
        <p key={at}>
          <strong>{inner}</strong>
        </p>
      );
    case "blockquote":
      return <blockquote key={at}>{inner}</blockquote>;
    case "list":
      return node.ordered ? (
        <ol key={at} start={node.start ?? 1}>
          {inner}
        </ol>
      ) : (
        <ul key={at}>{inner}</ul>
      );
    case "listItem":
      return <li key={at}>{inner}</li>;
    case "strong":
      return <strong key={at}>{inner}</strong>;
    case "emphasis":
      return <em key={at}>{inner}</em>;
    case "inlineCode":
      return <code key={at}>{node.value}</code>;
    case "code":
      return (
        <pre key={at}>
          <code>{node.value}</code>
        </pre>
      );
    case "link":
      return (
        <MessageLink key={at} url={node.url} label={labelOf(node, markdown)}>
          {inner}
        </MessageLink>
      );
    case "text":
      return node.value;
    case "break":
      return <br key={at} />;
    default:
      return asWritten(node, markdown);
  }
}

function asWritten({ position }: Nodes, markdown: string): string {
  return markdown.slice(position?.start.offset, position?.end.offset);
}

/** The words of a link as they were written: `[words](address)`, `<address>`, or the bare address. */
function labelOf(node: Nodes, markdown: string): string {
  return asWritten(node, markdown).replace(/^[<[]|\]\(.*$|>$/gsu, "");
}

/** Renders a text of the site: Markdown as elements, never as HTML, with its places filled, or marked when nothing fills them. */
import { fromMarkdown } from "mdast-util-from-markdown";
import type { Nodes } from "mdast";
import type { ReactNode } from "react";

/** By name of the place: `{{start_within}}` is `start_within`. */
type TextFacts = Record<string, string>;

const PLACE = /\{\{([a-z_]+)\}\}/g;

/** Facts are text, never Markdown or HTML. Kinds of Markdown that the texts do not need (HTML, pictures) are left out. */
export function TextBody({ markdown, facts }: { markdown: string; facts: TextFacts }) {
  return <div className="prose site-text">{written(fromMarkdown(markdown), facts)}</div>;
}

function written(node: Nodes, facts: TextFacts, at?: number): ReactNode {
  const inner = "children" in node ? node.children.map((child, n) => written(child, facts, n)) : [];
  switch (node.type) {
    case "root":
      return inner;
    case "paragraph":
      return <p key={at}>{inner}</p>;
    case "heading":
      return node.depth === 2 ? <h2 key={at}>{inner}</h2> : <h3 key={at}>{inner}</h3>;
    case "list":
      return node.ordered ? <ol key={at}>{inner}</ol> : <ul key={at}>{inner}</ul>;
    case "listItem":
      return <li key={at}>{lineOf(node.children, inner)}</li>;
    case "strong":
      return <strong key={at}>{inner}</strong>;
    case "emphasis":
      return <em key={at}>{inner}</em>;
    case "link":
      return (
        <a key={at} href={safeAddress(node.url)}>
          {inner}
        </a>
      );
    case "text":
      return filled(node.value, facts);
    case "break":
      return <br key={at} />;
    default:
      return null;
  }
}

/** An item of one paragraph needs no paragraph of its own. */
function lineOf(children: readonly Nodes[], inner: ReactNode[]): ReactNode {
  return children.length === 1 ? unwrapped(inner[0]) : inner;
}

function unwrapped(only: ReactNode): ReactNode {
  const isElement = typeof only === "object" && only !== null && "props" in only;
  return isElement && only.type === "p" ? (only.props as { children: ReactNode }).children : only;
}

/** Only addresses of the site, of the web and for mail; a script has no address here. */
function safeAddress(url: string): string | undefined {
  return /^(?:\/(?!\/)|https?:\/\/|mailto:)/.test(url) ? url : undefined;
}

/** Splits at the places: every odd part is the name of one. */
function filled(text: string, facts: TextFacts): ReactNode {
  return text.split(PLACE).map((part, place) => {
    if (place % 2 === 0) return part;
    const fact = Object.hasOwn(facts, part) ? facts[part] : undefined;
    return (
      fact ?? <mark key={place}>[{part.replaceAll("_", " ")}: for the operator to fill in]</mark>
    );
  });
}

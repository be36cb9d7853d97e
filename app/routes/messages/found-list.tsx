/** The messages that a search found. */
import type { FoundLines } from "#app/domain/messages/search-lines.ts";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { When } from "#app/ui/page/when.tsx";

export function FoundList({ found: { words, lines, older } }: { found: FoundLines }) {
  const next = new URLSearchParams({ q: words, before: older ?? "" });
  if (lines.length === 0)
    return (
      <EmptyState title="Nothing found">
        None of your messages contains “{words}”. Try fewer or shorter words.
      </EmptyState>
    );
  return (
    <Section title={`Messages with “${words}”`} wide>
      <ol className="told-list">
        {lines.map((line) => (
          <li key={line.id} className="told">
            <p className="told-title linked">
              <a href={`/messages/${line.threadId}?before=${behind(line.id)}#newest`}>
                {line.own ? `You, to ${line.partner.name}` : line.partner.name}
              </a>
            </p>
            <p dir="auto" className="wrap-anywhere">
              {line.excerpt}
            </p>
            <p className="small soft">
              <When at={line.at} />
            </p>
          </li>
        ))}
      </ol>
      <Pagination
        label="Messages"
        next={older === null ? undefined : `/messages?${next.toString()}`}
      />
    </Section>
  );
}

/** A page of the thread that ends with the line: the place right behind it. */
function behind(id: string): string {
  return `${id.slice(4)}~`;
}

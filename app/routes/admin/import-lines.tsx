/** The first lines of an import with the remarks about each; the report has all of them. */
import { Section } from "#app/ui/page/section.tsx";
import { Table } from "#app/ui/page/table.tsx";

export interface ImportLine {
  line: number;
  title: string;
  remarks: Array<{ code: string; sentence: string }>;
}

export function ImportLines({
  title,
  total,
  lines,
}: {
  title: string;
  total: number;
  lines: ImportLine[];
}) {
  if (lines.length === 0) return null;
  const shown =
    lines.length < total
      ? `The first ${lines.length} of ${total.toLocaleString("en")}; the report holds all.`
      : undefined;
  return (
    <Section title={title} note={shown} wide>
      <Table
        caption={title}
        columns={[
          { key: "line", label: "Line", kind: "figure", cell: ({ line }) => line },
          {
            key: "title",
            label: "Gig",
            head: true,
            cell: (each) => each.title || <span className="soft">(not readable)</span>,
          },
          {
            key: "why",
            label: "Why",
            cell: ({ remarks }) => (
              <ul>
                {remarks.map(({ code, sentence }) => (
                  <li key={code + sentence}>
                    {sentence} <code className="small soft">{code}</code>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
        rows={lines}
        rowKey={({ line }) => `${line}`}
      />
    </Section>
  );
}

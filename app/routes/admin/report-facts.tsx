/** The facts of a report beside the conversation: who wrote, who reported, and what staff decided about the author before. */
import type { ReportFile, ReportPerson } from "#app/domain/messages/reports/report-file.ts";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { When } from "#app/ui/page/when.tsx";

function Person({ person }: { person: ReportPerson }) {
  return (
    <a className="link" href={`/admin/people/${person.id}`}>
      {person.name}
    </a>
  );
}

function warned(times: number): string {
  return times === 0 ? "never" : times === 1 ? "once" : `${times} times`;
}

export function ReportFacts({ file }: { file: ReportFile }) {
  return (
    <DefinitionList
      items={[
        { term: "Written by", value: <Person person={file.author} /> },
        {
          term: "Warned before",
          value: warned(file.upheldBefore),
        },
        { term: "Reported by", value: <Person person={file.reporter} /> },
        { term: "Reported", value: <When at={file.at} /> },
        {
          term: "They wrote",
          value: (
            <span className="whitespace-pre-line break-words">
              {file.note === "" ? "nothing more" : file.note}
            </span>
          ),
        },
      ]}
    />
  );
}

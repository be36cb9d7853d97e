/** The files the parties of an order sent each other, with their notes, newest first. */
import type { Enclosure } from "#app/domain/tasks/enclosures.ts";
import { When } from "#app/ui/page/when.tsx";
import { FileList } from "./file-list.tsx";

export interface EnclosureListProps {
  enclosures: readonly Enclosure[];
  /** The names of the parties. */
  buyer: { name: string };
  freelancer: { name: string };
}

/** Renders nothing without enclosures. */
export function EnclosureList({ enclosures, ...names }: EnclosureListProps) {
  if (enclosures.length === 0) return null;
  return (
    <ol className="stack-wide">
      {enclosures.toReversed().map(({ id, side, note, at, files }) => (
        <li key={id} className="card">
          <p className="small soft">
            {names[side].name}, <When at={new Date(at)} />
          </p>
          {note !== "" && <p className="prose whitespace-pre-line break-words">{note}</p>}
          <FileList files={files} />
        </li>
      ))}
    </ol>
  );
}

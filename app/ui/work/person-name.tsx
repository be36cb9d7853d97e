/** A person's picture and name, for people without a public page of their own. */
import { Portrait } from "#app/ui/page/portrait.tsx";
import type { PortraitProps } from "#app/ui/page/portrait.tsx";

export function PersonName({ person }: { person: PortraitProps["of"] }) {
  return (
    <span className="with-portrait">
      <Portrait of={person} />
      <span>{person.name}</span>
    </span>
  );
}

/** Who proposed a change, why, until when it waits or how it ended. */
import { CHANGE_LIFECYCLE } from "#app/domain/agreements/changes/change-lifecycle.ts";
import type { Change } from "#app/domain/agreements/changes/read-changes.ts";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { When } from "#app/ui/page/when.tsx";

const DONE = new Map(
  Object.values(CHANGE_LIFECYCLE).map(({ to, done }) => [to[0] as string, done as string]),
);

export function ChangeFacts({ change }: { change: Change }) {
  const { by, buyerName, freelancerName, scope, note, endedAt, state } = change;
  const words = (text: string) => <span className="whitespace-pre-line break-words">{text}</span>;
  return (
    <DefinitionList
      items={[
        { term: "Proposed by", value: by === "buyer" ? buyerName : freelancerName },
        { term: "Proposed", value: <When at={change.proposedAt} /> },
        ...(scope === null || scope === ""
          ? []
          : [{ term: "What belongs to it", value: words(scope) }]),
        ...(note === "" ? [] : [{ term: "Why", value: words(note) }]),
        endedAt === null
          ? { term: "Answer by", value: <When at={change.answerBy} /> }
          : { term: DONE.get(state) ?? "Ended", value: <When at={endedAt} /> },
      ]}
    />
  );
}

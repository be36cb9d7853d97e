/** What a closing waits for, each with its date. */
import { Section } from "#app/ui/page/section.tsx";
import { When } from "#app/ui/page/when.tsx";
import type { ClosingWait } from "#app/domain/closings/closing-waits.ts";

export function WaitList({ waits, until }: { waits: ClosingWait[]; until: Date | null }) {
  if (waits.length === 0) return null;
  return (
    <Section
      title="What we wait for"
      note={
        until === null ? (
          "We do not know yet when all of this is over."
        ) : (
          <>
            All of this is over on <When at={until} />.
          </>
        )
      }
    >
      <ul>
        {waits.map(({ code, sentence, until: end }) => (
          <li key={code + sentence}>
            {sentence}{" "}
            {end === null ? null : (
              <>
                Until <When at={end} />.
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

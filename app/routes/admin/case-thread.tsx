/** The parties' conversation in a case: what was there when the dispute was opened, and apart from it what came later. */
import type { DisputeThread } from "#app/domain/messages/dispute-thread.ts";
import { Section } from "#app/ui/page/section.tsx";
import { LineExcerpt } from "#app/ui/work/line-excerpt.tsx";

export interface CaseThreadProps {
  thread: DisputeThread;
  /** The address of the case. */
  path: string;
  /** True when earlier lines are shown than the newest. */
  paged: boolean;
}

export function CaseThread({ thread, path, paged }: CaseThreadProps) {
  const { evidence, earlier, since, moreSince } = thread;
  return (
    <Section
      title="What they wrote to each other"
      id="conversation"
      note="Messages about this order and about none, as they were sent. No message can be changed or removed."
      wide
    >
      {evidence.length === 0 ? (
        <p className="soft">They had written nothing when the dispute was opened.</p>
      ) : (
        <>
          {earlier === null ? null : (
            <p>
              <a className="link" href={`${path}?lines=${earlier}#conversation`}>
                See earlier messages
              </a>
            </p>
          )}
          <LineExcerpt lines={evidence} label="Messages until the dispute was opened" />
          {paged ? (
            <p>
              <a className="link" href={`${path}#conversation`}>
                See the newest messages
              </a>
            </p>
          ) : null}
        </>
      )}
      {since.length === 0 ? null : (
        <>
          <h3>Written after the dispute was opened</h3>
          <p className="small soft">
            Each of them knew by then that staff would read this.
            {moreSince ? " Only the first hundred are shown." : ""}
          </p>
          <LineExcerpt lines={since} label="Messages after the dispute was opened" />
        </>
      )}
    </Section>
  );
}

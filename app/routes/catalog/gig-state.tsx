/** The state of a gig and the buttons that change it, each with its effect. */
import { GIG_LIFECYCLE } from "#app/domain/catalog/gig-lifecycle.ts";
import type { GigTransition } from "#app/domain/catalog/gig-lifecycle.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";

export interface GigStateProps {
  gig: {
    id: string;
    state: string;
    version: number;
    draftVersion: number;
    unpublished: boolean;
    blockedReason: string | null;
  };
  moves: GigTransition[];
  /** The address for appeals against a block. */
  support: string;
  commandKey: string;
}

export function GigState({ gig, moves, support, commandKey }: GigStateProps) {
  // A draft with text that is no gig yet is published by the button beside that text.
  const shown = gig.unpublished ? moves.filter((move) => move !== "publish") : moves;
  return (
    <>
      {gig.blockedReason !== null && (
        <Notice kind="danger" title="Blocked by staff">
          {gig.blockedReason} Write to {support} to appeal. Running orders continue.
        </Notice>
      )}
      {shown.map((move) => (
        <div key={move} className="card stack">
          <p className="soft">
            <strong>{GIG_LIFECYCLE[move].label}:</strong> {GIG_LIFECYCLE[move].effect}
            {move === "resume" && gig.unpublished ? " Your changes stay unpublished." : null}
          </p>
          <CommandForm
            commandKey={commandKey}
            version={gig.version}
            hidden={{ draftVersion: `${gig.draftVersion}` }}
            verb={move}
            label={GIG_LIFECYCLE[move].label}
            inline
          >
            <Submit kind={move === "pause" ? "quiet" : "primary"}>
              {GIG_LIFECYCLE[move].label}
            </Submit>
          </CommandForm>
        </div>
      ))}
      {gig.version > 0 && (
        <p>
          <a className="link" href={`/gigs/${gig.id}`}>
            {gig.state === "draft" ? "See it as buyers will" : "See its page"}
          </a>
        </p>
      )}
    </>
  );
}

/** Says that the gig was saved elsewhere meanwhile, with both texts; nothing is overwritten unseen. */
import type { Change } from "#app/domain/catalog/draft/draft-standing.ts";
import { Notice } from "#app/ui/page/notice.tsx";
import { GigChanges } from "./gig-changes.tsx";

/** Without a conflict its place stays, so that a script can fill it in. */
export function GigConflict({ changes, href }: { changes: Change[] | null; href: string }) {
  return (
    <div data-live="conflict" role="status">
      {changes === null ? null : (
        <Notice kind="warning" title="This gig was saved in another window or on another device">
          {changes.length === 0 ? (
            <p>The fields of this step are the same in both versions. Save again to continue.</p>
          ) : (
            <>
              <p>
                Nothing was overwritten. “Save the draft” keeps what you typed here. Or{" "}
                <a href={href}>take what was saved</a>.
              </p>
              <GigChanges
                caption="Both versions"
                before="Saved"
                after="Typed here"
                changes={changes}
              />
            </>
          )}
        </Notice>
      )}
    </div>
  );
}

/** Says what differs from the gig that buyers see, with the buttons that publish or discard it. */
import type { DraftToEdit } from "#app/domain/catalog/draft/draft-to-edit.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { ConfirmPanel } from "#app/ui/forms/confirm-panel.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { GigChanges, withNames } from "./gig-changes.tsx";

export interface UnpublishedChangesProps {
  gig: DraftToEdit;
  categories: Array<{ id: string; label: string }>;
  commandKey: string;
  asksDiscard: boolean;
}

export function UnpublishedChanges(props: UnpublishedChangesProps) {
  const { gig, categories, commandKey, asksDiscard } = props;
  const { id, version, draftVersion, state, unpublished } = gig;
  if (!unpublished) return null;
  const changes = withNames(gig.changes, categories);
  const hidden = { draftVersion: `${draftVersion}` };
  const live = version > 0 && state !== "draft";
  const here = `/selling/gigs/${id}`;
  if (asksDiscard)
    return (
      <ConfirmPanel
        title={version > 0 ? "Discard the changes" : "Discard this draft"}
        effects={changes.map(({ label, before, after }) => ({
          what: `${label}: “${excerpt(after)}” is discarded${before === "" ? "" : `; “${excerpt(before)}” stays`}`,
        }))}
        afterwards="This cannot be undone. What buyers see does not change."
      >
        <CommandForm commandKey={commandKey} version={version} hidden={hidden} inline>
          <Submit kind="danger" name="verb" value={version > 0 ? "discard" : "discard_all"}>
            {version > 0 ? "Discard the changes" : "Discard this draft"}
          </Submit>
          <ButtonLink href={here}>{version > 0 ? "Keep the changes" : "Keep the draft"}</ButtonLink>
        </CommandForm>
      </ConfirmPanel>
    );
  return (
    <>
      {live && (
        <>
          <Notice kind="warning" title="You have changes that are not published">
            Buyers see and order the gig as it was published. The changes wait here until you
            publish them.
          </Notice>
          <GigChanges
            caption="What would change"
            before="Published"
            after="Not published yet"
            changes={changes}
          />
        </>
      )}
      <CommandForm
        commandKey={commandKey}
        version={version}
        hidden={hidden}
        label={live ? "Publish the changes" : "Publish"}
        inline
      >
        <Submit name="verb" value={live ? "publish_changes" : "publish_draft"}>
          {live ? "Publish the changes" : "Publish"}
        </Submit>
        <ButtonLink href={`${here}?discard=ask`} kind="plain">
          {version > 0 ? "Discard the changes" : "Discard this draft"}
        </ButtonLink>
      </CommandForm>
    </>
  );
}

const SHOWN = 80;

function excerpt(text: string): string {
  if (text === "") return "empty";
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

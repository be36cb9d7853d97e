/** What a person can do with a conversation: put it away, mute it, look at the partner's page. */
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";

interface ThreadActionsProps {
  thread: {
    archived: boolean;
    muted: boolean;
    partner: { handle: string; name: string; hasPage: boolean };
  };
}

export function ThreadActions({ thread: { archived, muted, partner } }: ThreadActionsProps) {
  return (
    <>
      {partner.hasPage ? (
        <ButtonLink href={`/sellers/${encodeURIComponent(partner.handle)}`}>
          See {partner.name}’s page
        </ButtonLink>
      ) : null}
      <CommandForm verb={muted ? "unmute" : "mute"} inline>
        <Submit kind="quiet">{muted ? "Unmute the conversation" : "Mute the conversation"}</Submit>
      </CommandForm>
      <CommandForm verb={archived ? "unarchive" : "archive"} inline>
        <Submit kind="quiet">
          {archived ? "Take it out of the archive" : "Archive the conversation"}
        </Submit>
      </CommandForm>
    </>
  );
}

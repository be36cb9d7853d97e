/** What a person can do with a conversation besides writing: mute it, and put it away. */
import type { Reach } from "#app/domain/people/blocks/reach-of.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { Section } from "#app/ui/page/section.tsx";

interface ThreadActionsProps {
  thread: { archived: boolean; muted: boolean; partner: { handle: string; name: string } };
  reach: Reach;
}

export function ThreadActions({ thread, reach }: ThreadActionsProps) {
  const { archived, muted, partner } = thread;
  const whom = encodeURIComponent(partner.handle);
  return (
    <Section title="This conversation" wide>
      <p className="soft">
        {muted
          ? `It is muted: you get no notices when ${partner.name} writes.`
          : "Mute it to get no notices of new messages. In the archive it is out of your list until the next message."}
      </p>
      <p>
        {reach === "reachable" ? (
          <>
            <a className="link" href={`/offers/new?to=${whom}`}>
              Make {partner.name} an offer
            </a>{" "}
            ·{" "}
          </>
        ) : null}
        <a className="link" href={`/block?who=${whom}`}>
          {reach === "blocked" ? "Unblock" : "Block"} {partner.name}
        </a>
      </p>
      <div className="cluster">
        <CommandForm verb={muted ? "unmute" : "mute"} inline>
          <Submit kind="quiet">
            {muted ? "Unmute the conversation" : "Mute the conversation"}
          </Submit>
        </CommandForm>
        <CommandForm verb={archived ? "unarchive" : "archive"} inline>
          <Submit kind="quiet">
            {archived ? "Take it out of the archive" : "Archive the conversation"}
          </Submit>
        </CommandForm>
      </div>
    </Section>
  );
}

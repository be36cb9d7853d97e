/** A person's conversations, the one with the newest line first; and a search in them. */
import { isId } from "#app/domain/kernel/ids.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { searchLines } from "#app/domain/messages/search-lines.ts";
import { threadList } from "#app/domain/messages/thread-list.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { TabsNav } from "#app/ui/page/tabs-nav.tsx";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { FoundList } from "./found-list.tsx";
import { MessageSearch } from "./message-search.tsx";
import { ThreadList } from "./thread-list.tsx";
import type { Route } from "./+types/messages";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "messages.list");
  const { searchParams: asked } = url;
  const before = asked.get("before");
  const archived = asked.get("in") === "archive";
  return runLoader(async () => {
    if (before !== null && !isId("threadLine", before)) refuse("not_found");
    const found = await searchLines(actor, asked.get("q") ?? "", before);
    const list = found.words === "" ? await threadList(actor, { archived, before }) : null;
    return { found, list, archived };
  });
}

export default function Messages({ loaderData }: Route.ComponentProps) {
  const { found, list, archived } = loaderData;
  return (
    <>
      <title>Messages · Farthing</title>
      <PageHeader title="Messages" />
      <div className="stack">
        <MessageSearch words={found.words} />
        {list === null ? <FoundList found={found} /> : <Threads list={list} archived={archived} />}
      </div>
    </>
  );
}

type Loaded = Route.ComponentProps["loaderData"];

interface ThreadsProps {
  list: NonNullable<Loaded["list"]>;
  archived: boolean;
}

function Threads({ list: { threads, older }, archived }: ThreadsProps) {
  const here = archived ? "/messages?in=archive" : "/messages";
  const joint = archived ? "&" : "?";
  return (
    <>
      <TabsNav
        label="Conversations"
        current={here}
        tabs={[
          { label: "Conversations", href: "/messages" },
          { label: "Archive", href: "/messages?in=archive" },
        ]}
      />
      {threads.length === 0 ? <None archived={archived} /> : <ThreadList threads={threads} />}
      <Pagination
        label="Conversations"
        next={older === null ? undefined : `${here}${joint}before=${older}`}
      />
    </>
  );
}

function None({ archived }: { archived: boolean }) {
  if (archived)
    return (
      <EmptyState title="Nothing in the archive">
        Conversations that you put away are kept here. They come back with the next message.
      </EmptyState>
    );
  return (
    <EmptyState title="No messages yet" action={<ButtonLink href="/gigs">Browse gigs</ButtonLink>}>
      Ask a freelancer something on the page of a gig. What you write to each other stays here.
    </EmptyState>
  );
}

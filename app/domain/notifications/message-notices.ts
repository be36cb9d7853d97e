/** Notices of messages: event → words. */
import type { Facts } from "./facts.ts";
import type { NoticeRow } from "./notice-row.ts";

export const MESSAGE_NOTICES = {
  "message.sent": [
    {
      to: "other",
      mail: true,
      mailIfUnread: true,
      gather: true,
      waits: "unread",
      link: (f) => f.threadLink,
      title: (f) => `${f.from} sent you ${f.messages}`,
      body: (f) => (f.many ? "Read them in your conversation." : said(f)),
    },
  ],
} satisfies Record<string, readonly NoticeRow<"other">[]>;

/** A message may be a file alone. */
function said(f: Facts): string {
  return f.words === "" ? `They sent you ${f.files}.` : f.words.trim();
}

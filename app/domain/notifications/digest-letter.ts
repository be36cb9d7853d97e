/** A digest as a mail: what waited, group by group, each line with its link. */
import { env } from "#app/env.server.ts";
import { writeMoment } from "#app/domain/kernel/moment.ts";
import type { DigestLine, DigestToMail } from "./digest-queue.ts";
import { oneLine } from "./facts.ts";
import type { Letter, LetterSection } from "./letter.ts";
import { groupRow, GROUPS } from "./notice-groups.ts";
import { stopMails } from "./stop-mails.ts";

/** Further ones are on the page; a mail of thousands of lines would be cut by mail programs. */
const MOST_LINES = 100;

export function digestLetter(digest: DigestToMail, origin: string): Letter {
  const { userId, email, ids, lines, zone } = digest;
  const newest = lines.at(-1);
  const groups = GROUPS.filter((group) => lines.some((line) => line.group === group));
  const title = `${lines.length} ${lines.length === 1 ? "notice" : "notices"} for you`;
  const rest = lines.length - MOST_LINES;
  const shown = rest > 0 ? lines.slice(-MOST_LINES) : lines;
  const content = {
    subject: oneLine(`${title}: ${newest?.title ?? ""}`, 200),
    name: oneLine(digest.name, 80),
    title,
    paragraphs: [
      "This is what happened since our last mail and what you have not read yet.",
      ...(rest > 0 ? [`${rest} older ones are on your notices page.`] : []),
    ],
    facts: [],
    sections: groups.flatMap((group) => sectionOf(group, shown, { zone, origin })),
    button: { words: "Open your notices", url: `${origin}/notices` },
    notMeUrl: null,
    reason: "You get these notices in one mail because you asked us to wait with them.",
    noticesUrl: `${origin}/notices`,
    settingsUrl: `${origin}/settings/notifications`,
    stop: stopMails({ userId, groups }, email, origin),
    supportMail: env.supportMail,
  };
  // The first notice is the same for every attempt, and is in no other mail.
  const reference = `${ids[0] ?? ""}-digest`;
  return {
    to: { name: content.name, address: email },
    subject: content.subject,
    content,
    messageId: `<${reference}@${new URL(origin).hostname}>`,
    reference,
    at: digest.at,
  };
}

function sectionOf(
  group: (typeof GROUPS)[number],
  lines: readonly DigestLine[],
  { zone, origin }: { zone: string | null; origin: string },
): LetterSection[] {
  const own = lines.filter((line) => line.group === group);
  if (own.length === 0) return [];
  return [
    {
      title: groupRow(group).title,
      lines: own.map(({ title, body, link, at }) => ({
        title: oneLine(title, 400),
        body: oneLine(body, 600),
        url: origin + link,
        when: writeMoment(at, false, zone ?? undefined),
      })),
    },
  ];
}

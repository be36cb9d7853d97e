/** The way out of a mail: the address that stops mails of its groups, and the words of the link to it. */
import { groupRow } from "./notice-groups.ts";
import { unsubscribePath } from "./unsubscribe-link.ts";
import type { UnsubscribeLink } from "./unsubscribe-link.ts";

export interface StopMails {
  words: string;
  url: string;
}

export function stopMails(link: UnsubscribeLink, address: string, origin: string): StopMails {
  const [only] = link.groups;
  const words =
    link.groups.length === 1 && only !== undefined
      ? `Stop mails about “${groupRow(only).title}”`
      : "Stop these mails";
  return { words, url: origin + unsubscribePath(link, address) };
}

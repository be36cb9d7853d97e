/** Reads the links of mails that a site sent into its folder, as a person who opens the mail does. */
import { sentMail, sentMails } from "#app/gateways/mail/read-folder.ts";
import { untilTrue } from "#tests/worker/until-true.ts";
import { press } from "./walk.ts";
import type { Page } from "playwright-core";

/** How long the worker may take to send a mail. */
const PATIENCE_SECONDS = 30;

/** The text of the newest mail to the address that has the words, once it was sent. */
export async function mailTo(folder: string, address: string, words: string): Promise<string> {
  let text = "";
  await untilTrue(PATIENCE_SECONDS, async () => {
    for (const { id } of await sentMails(folder)) {
      const mail = await sentMail(id, folder);
      if (text === "" && mail !== null && mail.to.includes(address) && mail.text.includes(words))
        text = mail.text;
    }
    return text !== "";
  });
  return text;
}

/** The address of the mail's one-time link. */
export function linkIn(text: string): string {
  const [link = ""] = /https?:\/\/\S+token=[\w-]+/.exec(text) ?? [];
  return link;
}

/** Opens the link of the mail that verifies the address, presses its button, and comes back. */
export async function verifyByMail(page: Page, folder: string, address: string): Promise<void> {
  const back = page.url();
  await page.goto(linkIn(await mailTo(folder, address, "Verify this address")));
  await press(page, "Verify this address");
  await page.goto(back);
}

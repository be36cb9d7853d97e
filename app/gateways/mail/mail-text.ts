/** A mail's text part: complete without the HTML. */
import type { LetterContent } from "#app/domain/notifications/letter.ts";

export function mailText(content: LetterContent): string {
  const { name, title, paragraphs, facts, button, reason, noticesUrl, settingsUrl } = content;
  const { sections = [], stop } = content;
  return [
    name === "" ? "Hello," : `Hello ${name},`,
    title,
    ...paragraphs,
    ...sections.map(
      ({ title: heading, lines }) =>
        `${heading.toUpperCase()}\n\n${lines.map((line) => `* ${line.title} (${line.when})\n  ${line.body}\n  ${line.url}`).join("\n\n")}`,
    ),
    ...(facts.length === 0 ? [] : [facts.map(([label, value]) => `${label}: ${value}`).join("\n")]),
    `${button.words}:\n${button.url}`,
    ...(content.notMeUrl === null
      ? []
      : [
          `This was not me (one button freezes your payouts and signs out every browser and program; you do not have to sign in):\n${content.notMeUrl}`,
        ]),
    `-- \n${reason}\nAll notices: ${noticesUrl}\nChoose your mails: ${settingsUrl}\n${stop === null ? "" : `${stop.words}: ${stop.url}\n`}Questions: ${content.supportMail}\n`,
  ].join("\n\n");
}

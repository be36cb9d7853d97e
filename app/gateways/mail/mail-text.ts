/** A mail's text part: complete without the HTML. */
import type { LetterContent } from "#app/domain/notifications/letter.ts";

export function mailText(content: LetterContent): string {
  const { name, title, paragraphs, facts, button, reason, noticesUrl, settingsUrl } = content;
  return [
    name === "" ? "Hello," : `Hello ${name},`,
    title,
    ...paragraphs,
    ...(facts.length === 0 ? [] : [facts.map(([label, value]) => `${label}: ${value}`).join("\n")]),
    `${button.words}:\n${button.url}`,
    ...(content.notMeUrl === null
      ? []
      : [
          `This was not me (one button freezes your payouts and signs out every browser and program; you do not have to sign in):\n${content.notMeUrl}`,
        ]),
    `-- \n${reason}\nAll notices: ${noticesUrl}\nYour settings: ${settingsUrl}\nQuestions: ${content.supportMail}\n`,
  ].join("\n\n");
}

/** Mails: one content in HTML and text, whole by itself, with links to the public address only, and nothing of it is markup. */
import { describe, expect, test } from "vitest";
import type { EventPayload } from "#app/domain/events/events.ts";
import { EVENTS } from "#app/domain/events/events.ts";
import { isMutable } from "#app/domain/notifications/choices.ts";
import { digestLetter } from "#app/domain/notifications/digest-letter.ts";
import { letter } from "#app/domain/notifications/letter.ts";
import { mailHtml } from "#app/gateways/mail/mail-html.ts";
import { mailText } from "#app/gateways/mail/mail-text.ts";
import { everyMail, ORIGIN, sampleDigest, sampleMail } from "./mail-samples.ts";

const URLS = /(?:https?|mailto):[^\s"<>)]+/g;
const MAILS = everyMail();

test("every event with a mail has a sample here", () => {
  const names = new Set(MAILS.map(({ kind }) => kind.split(" ")[0]));
  expect(Object.keys(EVENTS).filter((name) => names.has(name)).length).toBeGreaterThan(40);
});

describe.each(MAILS)("the mail of $kind", (notice) => {
  const { content, subject } = letter(notice, ORIGIN);
  const [html, text] = [mailHtml(content), mailText(content)];

  test("has a button that says what it does, the reason, and links to the public address only", () => {
    expect(content.button.words).not.toBe("Open Farthing");
    for (const part of [html, text]) {
      expect(
        part.match(URLS)?.filter((url) => !/^https:\/\/market\.example|^mailto:/.test(url)),
      ).toEqual([]);
      for (const words of [content.button.words, "You get this mail because", `${ORIGIN}/settings`])
        expect(part).toContain(words);
    }
    expect(text).toContain(`${content.button.words}:\n${content.button.url}`);
  });

  test("says the same in both parts", () => {
    const plain = html
      .replaceAll(/<style>.*?<\/style>/gs, "")
      .replaceAll("&#x27;", "'")
      .replaceAll("&amp;", "&");
    for (const words of [...content.paragraphs, ...content.facts.flat()]) {
      expect(text).toContain(words);
      expect(plain).toContain(words);
    }
    expect(subject).toBe(content.title);
    expect(text).not.toMatch(/undefined|null|NaN|\[object/);
  });
});

test("a digest says the same in both parts, group by group, and its link stops the mails of its groups", () => {
  const { content, subject, messageId } = digestLetter(sampleDigest(4), ORIGIN);
  const [html, text] = [mailHtml(content), mailText(content)];
  expect(subject).toBe("4 notices for you: Delivered: “Label an image, part 3”");
  expect(messageId).toBe("<ntc_0-digest@market.example>");
  const sections = content.sections ?? [];
  expect(sections.map(({ title, lines }) => [title, lines.length])).toEqual([
    ["Orders and work", 2],
    ["Messages", 1],
    ["Your gigs", 1],
  ]);
  for (const { title, body, url, when } of sections.flatMap(({ lines }) => lines))
    for (const words of [title, body, url, when])
      for (const part of [html, text]) expect(part).toContain(words);
  expect(content.stop?.url).toContain("about=work.messages.gigs&");
  expect(text).toContain(`Stop these mails: ${content.stop?.url}`);
});

test("a digest of very many notices shows the newest hundred and says how many there are", () => {
  const { content } = digestLetter(sampleDigest(1000), ORIGIN);
  expect(content.sections?.flatMap(({ lines }) => lines)).toHaveLength(100);
  expect(content.paragraphs).toContain("900 older ones are on your notices page.");
  expect(mailText(content)).toContain("part 999");
});

test("a mail that cannot be turned off has no link that stops it", () => {
  for (const notice of MAILS) {
    const { stop } = letter(notice, ORIGIN).content;
    expect([notice.kind, stop === null]).toEqual([notice.kind, !isMutable(notice.kind)]);
  }
});

test("a title with markup and a name with a forged header stay words", () => {
  const { content, to } = letter(
    sampleMail({
      title: 'Delivered: “<img src=x onerror="a()">”',
      name: "Ada\r\nBcc: eve@example.test",
    }),
    ORIGIN,
  );
  expect(mailHtml(content)).not.toContain("<img");
  expect(mailHtml(content)).toContain("&lt;img src=x");
  expect(to.name).toBe("Ada Bcc: eve@example.test");
  expect(mailText(content)).toContain("Hello Ada Bcc: eve@example.test,");
});

test("a mail says whom it is about, what is held, and the first deadline of several", () => {
  const { content } = letter(sampleMail(), ORIGIN);
  expect(content.facts).toEqual([
    ["Order", "30 pieces of “Label an image”"],
    ["Freelancer", "Lin"],
    ["Held", "$0.375 USD"],
    ["First deadline", "2 Dec 2026, 10:00 UTC"],
  ]);
});

const verification = (more: EventPayload): string => {
  const mail = MAILS.find(({ kind }) => kind === "account.verify_email self");
  if (mail === undefined) throw new Error("No mail verifies an address.");
  return mailText(letter({ ...mail, payload: { ...mail.payload, ...more } }, ORIGIN).content);
};

test("the mail to the address of a new account says what to do first to buy and to sell", () => {
  const text = verification({ change: "opened", known: false });
  expect(text).toMatch(/To buy: add money .*\n\nTo sell: write your first gig/);
});

test("the mail to an address that another account holds says so, and the words of its notice do not", () => {
  const text = verification({ change: "opened", known: true });
  expect(text).toContain("There is already an account at Farthing with this address.");
  expect(text).not.toContain("To buy:");
  const mail = MAILS.find(({ kind }) => kind === "account.verify_email self");
  expect(`${mail?.title} ${mail?.body}`).not.toContain("already");
});

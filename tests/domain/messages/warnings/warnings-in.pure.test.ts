/** The warnings on messages: what they find, disguised or not, and the honest messages they leave alone. */
import { expect, test } from "vitest";
import { warningsIn } from "#app/domain/messages/warnings/warnings-in.ts";

const CONTACT = [
  "Write to me at ada.lovelace@gmail.com please",
  "ADA@ENGINE.CO.UK",
  "ada (at) engine.org",
  "ada [at] engine [dot] org",
  "ada.l at gmail dot com",
  "You find me under ada at outlook.com",
  "ada＠engine.org",
  "ada@\u200Bengine.org",
  "My number is +49 170 123 45 67",
  "0049 (170) 1234567",
  "call me: 0170 1234567",
  "Let's talk on WhatsApp",
  "can we move to telegram?",
  "Contact me on Discord, it is faster",
  "Could I message you on whats app? I mean on Whatsapp",
  "add me on T.e.l.e.g.r.a.m",
  "Message me on te1egram",
  "write to me on Тelegram",
  "my skype is ada_l",
  "What is your WhatsApp number?",
  "Telegram: @ada_l",
  "https://wa.me/491701234567",
  "join discord.gg/abcdef",
  "reach us via w h a t s a p p",
];

const PAYMENT = [
  "Pay me by PayPal and I give you 10 % off",
  "I can pay you in Bitcoin",
  "send it to my paypal",
  "Could you pay me directly with Western Union?",
  "Do you take PayPal?",
  "can we pay by bank transfer",
  "Let us make the payment outside Farthing",
  "Outside of the platform we both save money on this deal",
  "We could avoid the platform's fee",
  "Let us skip the commission",
  "paypal.me/ada",
  "My account: DE89 3704 0044 0532 0130 00, thank you",
  "IBAN DE89370400440532013000",
  "Send 0.1 BTC to bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
  "pay me via РаyРаl",
  "pay me via p4ypal",
];

const LINKS = [
  "Sign in at https://paypa1.com/login",
  "https://www.rnicrosoft.com",
  "https://аррӏе.com",
  "https://xn--80ak6aa92e.com",
  "https://g00gle.com/drive",
  "https://paypal.com@files.example/login",
  "https://paypal.com.secure-files.net/login",
  "https://farth1ng.example/sign-in",
  "[https://paypal.com](https://files.example/login)",
  "[drive.google.com](http://files.example)",
  "https://secure-paypa1.net",
];

test.each(CONTACT)("contact details are found: %s", (text) => {
  expect(warningsIn(text)).toContain("contact_details");
});

test.each(PAYMENT)("a wish to pay elsewhere is found: %s", (text) => {
  expect(warningsIn(text)).toContain("outside_payment");
});

test.each(LINKS)("a link that looks like another is found: %s", (text) => {
  expect(warningsIn(text)).toContain("look_alike_link");
});

const HONEST = [
  "Hello Lin, are you free next week? I need three drawings, 1920 x 1080, by 2026-12-01.",
  "Please e-mail the final files through the order's page.",
  "I need a Telegram bot that posts new offers every hour.",
  "Please design ten Instagram posts and a Facebook cover.",
  "Instagram: 1080x1350, Facebook: 1200 x 630, LinkedIn: 1584 x 396",
  "The Discord bot should greet new members and write a log.",
  "Please integrate PayPal and Apple Pay into the shop's checkout.",
  "Customers pay by PayPal or by bank transfer, and the invoice has to show it.",
  "Users send money via Wise; the app shows the balance.",
  "The bot has to message users on WhatsApp when an order ships.",
  "Connect my PayPal account to the shop, please: you find the key in the brief.",
  "Please draw a wire frame, and pay attention to the bank's logo.",
  "Export logo@2x.png and icon@3x.webp as well.",
  "npm i react@19.0.1 and lodash@latest",
  "git clone git@github.com:ada/engine.git",
  "The placeholder is name@example.com",
  "@media (max-width: 600px) and @font-face come first.",
  "The total is 1,200.50 USD for 3 000 words, and 10 000 000 views are the goal.",
  "We grew by +10 000 000 views and +250 000 000 impressions.",
  "The ISBN is 978-3-16-148410-0, the colour #00ff7f, version 10.15.7.",
  "The server 192.168.100.200 answers on port 8080.",
  "ord_01kc4f2bqt7v3h5m8n9p0r1s2t is the order before.",
  "Call the function with 3 arguments; text size 16.",
  "Call it version 20261130 or 2026.11.30.",
  "I work outside on Mondays; the deal is off if it rains.",
  "The commission on the page is 10 %, so I get 90 USD, right?",
  "What does the site look like without the app?",
  "We write the app's texts, and you pay for them when you like them.",
  "It was a pleasure to talk to you. Let us continue in this conversation.",
  "Please signal when you start. We move on to the next part.",
  "Can we meet the deadline? Let's discuss it here.",
  "https://www.google.com/maps and https://docs.google.com/document/d/abc",
  "https://github.com/ada/engine/pull/12",
  "https://www.amazon.com.au/dp/B000",
  "https://münchen.de and https://привет.рф and https://日本.jp",
  "https://signal-processing.example/wise-words",
  "[my portfolio](https://ada.example) and [github.com](https://www.github.com/ada)",
  "[docs](https://paypal.com/docs)",
  "Встретимся в понедельник, напишите здесь.",
  "こんにちは。ロゴを三つお願いします。",
  "مرحبا، أحتاج إلى ثلاثة رسومات.",
  "Look at engine.example for the style, it is at the top.",
  "The eth in the word is an Icelandic letter: ð.",
  "A5, 300 dpi, CMYK, bleed 3 mm. I pay for two revisions.",
  "",
];

test.each(HONEST)("an honest message has no warning: %s", (text) => {
  expect(warningsIn(text)).toEqual([]);
});

test("long texts without an end are read in a moment", () => {
  const endless = [
    "a".repeat(200_000),
    "a@".repeat(100_000),
    "+1 ".repeat(70_000),
    "a.".repeat(100_000),
    "let us ".repeat(30_000),
    "pay me ".repeat(30_000),
    "[".repeat(200_000),
    "https://".repeat(25_000),
    "de89 ".repeat(40_000),
    "i can pay you we could message you ".repeat(6_000),
    "а".repeat(200_000),
  ];
  for (const text of endless) expect(Array.isArray(warningsIn(text))).toBe(true);
});

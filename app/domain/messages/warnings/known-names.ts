/** Names that messages are warned about: places to talk elsewhere, ways to pay elsewhere, and sites that are imitated. */

/** Spoken of as a place to talk; some are also what people are hired to work on, so the name alone warns of nothing. */
export const MESSENGERS = [
  "whatsapp",
  "telegram",
  "skype",
  "discord",
  "wechat",
  "viber",
  "snapchat",
  "signal",
  "imo",
  "zalo",
  "kakaotalk",
  "instagram",
  "facebook",
  "messenger",
  "imessage",
  "hangouts",
];

/** Names of which an address with @ is a person's handle there, not what the work is about. */
export const HANDLE_MESSENGERS = MESSENGERS.slice(0, 7);

export const PAYMENT_WAYS = [
  "paypal",
  "venmo",
  "zelle",
  "cashapp",
  "skrill",
  "payoneer",
  "revolut",
  "moneygram",
  "bitcoin",
  "btc",
  "ethereum",
  "eth",
  "usdt",
  "usdc",
  "crypto",
  "bizum",
  "paysafecard",
  "webmoney",
  "alipay",
];

/** Ways whose names have several words, or are words of their own. */
export const PAYMENT_PHRASES = [
  "cash ?app",
  "western ?union",
  "bank (?:transfer|account)",
  "wire(?: transfer)?",
  "gift ?cards?",
  "(?:transfer)?wise",
  "google ?pay",
  "apple ?pay",
];

/** The names of sites that thieves imitate most. */
export const IMITATED = [
  "paypal",
  "google",
  "gmail",
  "microsoft",
  "outlook",
  "apple",
  "icloud",
  "amazon",
  "dropbox",
  "wetransfer",
  "github",
  "stripe",
  "revolut",
  "facebook",
  "instagram",
  "whatsapp",
  "telegram",
  "netflix",
  "linkedin",
  "coinbase",
  "binance",
  "docusign",
  "adobe",
  "fiverr",
  "upwork",
  "farthing",
];

/** Finds a wish to pay or be paid elsewhere in the plain reading of a text. Pure. */
import { readAccountNumber } from "#app/domain/payouts/account-number.ts";
import { PAYMENT_PHRASES, PAYMENT_WAYS } from "./known-names.ts";

const ways = [...PAYMENT_WAYS, ...PAYMENT_PHRASES].join("|");
const NEAR = String.raw`[^.!?\n]{0,30}?`;
const BY = String.raw`(?:by|via|with|through|over|on|using|to|in|into)(?: a| my| your| our)?`;
const GIVE = "(?:pay|paid|send|transfer|wire|deposit|reimburse)";
/** The platform by its kinds of name; `here` only where it ends the thought. */
const PLATFORM = String.raw`(?:(?:the |this |that )?(?:platform|marketplace|site|website|app)|farthing|here\b(?! (?:is|are|we|in|at)))`;
const MONEY = "(?:pay|payment|payments|paid|money|transaction|deal|invoice|settle)";

const WISHES = [
  // pay me by PayPal; send us the money via Western Union
  new RegExp(
    String.raw`\b${GIVE}(?: (?:it|this|that|the (?:money|rest|payment)|money|half))?(?: to)? (?:me|us)\b${NEAR}\b${BY} (?:${ways})\b`,
  ),
  // I can pay you in Bitcoin
  new RegExp(String.raw`\b(?:i|we)\b${NEAR}\b${GIVE}(?: to)? you\b${NEAR}\b${BY} (?:${ways})\b`),
  // send it to my PayPal
  new RegExp(String.raw`\b${GIVE}\b${NEAR}\b(?:to|on|in|into) (?:my|our) (?:${ways})\b`),
  // do you take PayPal, can I pay with crypto
  new RegExp(
    String.raw`\b(?:can|could|may|shall|should) (?:i|we) pay\b${NEAR}\b${BY} (?:${ways})\b|\bdo you (?:take|accept) (?:${ways})\b`,
  ),
  // pay outside the platform; a deal off this site
  new RegExp(String.raw`\b${MONEY}\b${NEAR}\b(?:outside(?: of)?|off|without) ${PLATFORM}`),
  new RegExp(String.raw`\b(?:outside(?: of)?|off|without) ${PLATFORM}[^.!?\n]{0,30}?\b${MONEY}\b`),
  /\boff[ -]platform\b/,
  // without the platform's fee; save the commission
  new RegExp(
    String.raw`\b(?:avoid|save|skip|dodge|escape|get around|without)(?: paying)?(?: the| their| its| this)? (?:(?:platform|site|website|farthing|marketplace)(?:'s|s|’s)? (?:fees?|commission|cut|charges?)|commission)\b`,
  ),
  /\b(?:paypal\.me|venmo\.com\/u|cash\.app\/\$|revolut\.me|wise\.com\/pay|ko-fi\.com|buymeacoffee\.com)\/?\w/,
];

const ACCOUNT = /(?<![\p{L}\p{N}])[a-z]{2}\d{2}(?:[ -]?[a-z0-9]){11,30}(?![\p{L}\p{N}])/gu;
const WALLET = /\b(?:bc1[a-z0-9]{25,60}|0x[0-9a-f]{40}|[13][a-km-z1-9]{25,34}|t[a-z1-9]{33})\b/;
const TO_WALLET = new RegExp(String.raw`\b(?:${GIVE}|wallet|usdt|btc|bitcoin)\b`);

export function asksForOutsidePayment(plain: string): boolean {
  return (
    WISHES.some((pattern) => pattern.test(plain)) ||
    [...plain.matchAll(ACCOUNT)].some(([number]) => isAccount(number)) ||
    (WALLET.test(plain) && TO_WALLET.test(plain))
  );
}

/** The match may have taken words behind the number: shorter beginnings are tried at each space. */
function isAccount(found: string): boolean {
  const parts = found.split(" ");
  return parts.some(
    (_, n) => readAccountNumber(parts.slice(0, parts.length - n).join(" ")) !== null,
  );
}

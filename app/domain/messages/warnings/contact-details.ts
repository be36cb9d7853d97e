/** Finds an e-mail address, a telephone number, or a place to talk elsewhere in the plain reading of a text. Pure. */
import { HANDLE_MESSENGERS, MESSENGERS } from "./known-names.ts";

const names = MESSENGERS.join("|");
const handles = HANDLE_MESSENGERS.join("|");

const EMAIL =
  /(?<![\p{L}\p{N}._%+@/:-])([\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63})@((?:[\p{L}\p{N}-]{1,63}\.){1,4}(\p{L}{2,24}))(?![\p{L}\p{N}@]|\.\p{L})/gu;
/** Endings of files (`logo@2x.png`), and domains that RFC 2606 keeps for examples. */
const NO_DOMAIN =
  /^(?:png|jpe?g|svg|gif|webp|avif|pdf|psd|ai|ico|heic|mp[34]|js|ts|css|test|example|invalid|localhost|local)$/;
const EXAMPLES = /(?:^|\.)example\.(?:com|net|org)$/;
/** Users of programs, not people. */
const NO_PERSON = /^(?:git|root|admin|ubuntu|deploy|noreply|no-reply|user)$/;

const MAIL_HOST = "gmail|googlemail|outlook|hotmail|yahoo|icloud|proton|protonmail|gmx|web|mail";
const SPELLED = [
  // name (at) mail.com, name [at] mail [dot] com
  /[\w.+-]{2,64} ?[([{] ?(?:at|@) ?[)\]}] ?[\w-]{2,63} ?(?:\.|[([{] ?(?:dot|\.) ?[)\]}]) ?[a-z]{2,12}\b/,
  // name at gmail dot com
  new RegExp(String.raw`[\w.+-]{2,64} at [\w-]{2,63} dot (?:com|net|org|io|co|de|info)\b`),
  new RegExp(String.raw`[\w.+-]{2,64} (?:at|@) ?(?:${MAIL_HOST})(?: ?dot ?|\.)[a-z]{2,6}\b`),
  // my gmail is name
  /\bmy (?:e-?mail(?: address)?|gmail) is\b/,
];

const PHONE = /(?<![\p{L}\p{N}+.])(?:\+|00)[1-9](?:[ ./()-]{0,2}\d){7,14}(?![\p{L}\p{N}%])/gu;
/** `+10 000 000` is an amount, and a date or an address of a network is no number either. */
const AMOUNT = /^\+?\d{1,3}(?:[ .,]000)+$/;
/** A number without a country, after a word that says what it is. */
const CALLED =
  /\b(?:call|phone|ring|text|whatsapp|mobile|cell|tel|telephone|reach)\b(?: (?:me|us|number|no|nr|is|on|at|my)){0,4}[ .:#]{0,3}\(?0?\d(?:[ ./()-]{0,2}\d){6,13}(?!\d|[ .]?(?:px|usd|eur|gbp|words|pieces))/;

const INVITES =
  /\b(?:(?:t|telegram|wa|m|signal|line)\.me|telegram\.dog|discord\.gg|discord\.com\/invite|chat\.whatsapp\.com|api\.whatsapp\.com|join\.skype\.com)\/\S/;

const ON = String.raw`(?:on|via|over|through|by|in|using|to|at|with)(?: my| your| our| the)?`;
const TALK = "(?:add|text|message|write|contact|call|reach|find|ping|dm|pm|msg|chat|talk|speak)";
const NEAR = String.raw`[^.!?\n]{0,25}?`;
const ELSEWHERE = [
  // contact me on WhatsApp; you can reach us via Telegram
  new RegExp(String.raw`\b${TALK}(?: to| with)? (?:me|us)\b${NEAR}\b${ON} (?:${names})\b`),
  // can I message you on Discord; I will add you on Skype
  new RegExp(
    String.raw`\b(?:i|we)\b${NEAR}\b${TALK}(?: to| with)? you\b${NEAR}\b${ON} (?:${names})\b`,
  ),
  // let's talk on Telegram; can we move to WhatsApp
  new RegExp(
    String.raw`\b(?:let'?s|let us|(?:can|could|shall|should) we|we (?:can|could|should|will))\b${NEAR}\b(?:talk|chat|continue|move|discuss|speak|switch|meet|go)\b${NEAR}\b${ON} (?:${names})\b`,
  ),
  // my Skype is ada; our Telegram handle; your WhatsApp number
  new RegExp(
    String.raw`\b(?:my|our|your) (?:${names}) (?:id|handle|number|nick|username|name)\b|\bmy (?:${names}) is\b`,
  ),
  // Telegram: @ada
  new RegExp(String.raw`\b(?:${handles})(?: id| handle| number)?(?: is)? ?[:=-]? ?@[\w.]{3,}`),
];

export function hasContactDetails(plain: string): boolean {
  return (
    [...plain.matchAll(EMAIL)].some(isPersonal) ||
    SPELLED.some((pattern) => pattern.test(plain)) ||
    [...plain.matchAll(PHONE)].some(([number]) => !AMOUNT.test(number)) ||
    CALLED.test(plain) ||
    INVITES.test(plain) ||
    ELSEWHERE.some((pattern) => pattern.test(plain))
  );
}

function isPersonal([, user = "", domain = "", ending = ""]: RegExpMatchArray): boolean {
  return !NO_DOMAIN.test(ending) && !EXAMPLES.test(domain) && !NO_PERSON.test(user);
}

/** House rule: every command, read and page asks `app/domain/access/`; no other file compares roles, kinds of actor or parties. */
import { code, lineOf } from "./source.ts";
import type { Source } from "./source.ts";

const ROOM = "app/domain/access/";

/** Where the product tells actors apart for another reason than a right: file → why. */
const TELLS_APART: Record<string, string> = {
  "app/domain/catalog/import/confirm-import.ts": "the operator imports in the process that asked",
  "app/domain/commands/pending-command.ts": "no actor of one world acts in the other",
  "app/domain/commands/command-rows.ts": "the audit record says how the actor signed in",
  "app/domain/commands/stepped-up.ts": "only people have sessions and tokens",
  "app/domain/people/decide.ts": "whether a change of a role changes anything",
  "app/domain/security/announce.ts": "only people have sessions to keep",
  "app/domain/security/security-log.ts": "only people have an account and a place",
  "app/domain/security/token-caps.ts": "only tokens have caps",
  "app/ui/page/site-nav.tsx": "which links are shown; the pages ask",
  "app/ui/page/site-header.tsx": "which links are shown; the pages ask",
};

const PARTY = String.raw`(?:\w+\??\.)*(?:buyerId|freelancerId|buyer_id|freelancer_id)`;
const ACTOR = String.raw`(?:\w+\??\.)*(?:actor|viewer|user|person|me|asker)\??\.(?:id|userId)|(?:actor|viewer|user)Id`;

const RIGHTS: [pattern: RegExp, says: string][] = [
  [/\b(?:isStaff|requireStaff|requireMember)\b/g, "asks for staff or members by itself"],
  [/\brole\s*[!=]==\s*(?:"(?:staff|member|suspended)"|\w+\.role)/g, "compares a role"],
  [
    /\bkind\s*[!=]==\s*"(?:user|visitor|clock|operator|worker|suspended|provider)"/g,
    "compares the kind of an actor",
  ],
  [
    new RegExp(`${PARTY}\\s*[!=]==\\s*(?:${ACTOR})|(?:${ACTOR})\\s*[!=]==\\s*${PARTY}`, "g"),
    "compares a party with a person",
  ],
];

export function strayRights(sources: Source[]): string[] {
  return sources.flatMap((source) => {
    if (!source.path.startsWith("app/") || source.path.startsWith(ROOM)) return [];
    if (Object.hasOwn(TELLS_APART, source.path)) return [];
    return rightsIn(source);
  });
}

function rightsIn(source: Source): string[] {
  const text = code(source);
  return RIGHTS.flatMap(([pattern, says]) =>
    [...text.matchAll(pattern)].map(
      ({ index }) => `${source.path}:${lineOf(text, index)}: ${says}; ask domain/access`,
    ),
  );
}

/** Exceptions that nothing needs any more. */
export function idleTellings(sources: Source[]): string[] {
  return Object.keys(TELLS_APART).filter((path) => {
    const source = sources.find((one) => one.path === path);
    return source === undefined || rightsIn(source).length === 0;
  });
}

/** The room itself, and the one way anything changes, which asks for every command. */
const MAY_NOT_ASK = /^app\/domain\/(access|commands)\//;

const ASKS =
  /\b(?:requireAbility|requirePerson|requireParty|requireSomeday|may|mayParty|command)\(|\.submit\(/;

/** Functions of the domain that take who asks, and neither ask the table nor hand that on to a function that does. */
export function unasked(sources: Source[]): string[] {
  const functions = sources
    .filter(({ path }) => path.startsWith("app/domain/") && !MAY_NOT_ASK.test(path))
    .flatMap(functionsOf);
  const asking = new Set(functions.filter(({ body }) => ASKS.test(body)).map(({ name }) => name));
  for (let before = -1; before !== asking.size;) {
    before = asking.size;
    for (const { name, body } of functions) if (handsOn(body, asking)) asking.add(name);
  }
  return functions
    .filter(({ exported, takesActor, name }) => exported && takesActor && !asking.has(name))
    .map(({ path, name }) => `${path}: ${name} takes who asks and asks nobody; ask domain/access`);
}

function handsOn(body: string, asking: Set<string>): boolean {
  return [...body.matchAll(/\b(\w+)\((?:[^()]*,)?\s*(?:actor|viewer|spec)\b/g)].some(
    ([, called = ""]) => asking.has(called),
  );
}

function functionsOf(source: Source) {
  const begins =
    /^(export )?(?:async )?function (\w+)(?:<[^(]*>)?\(\s*(\w+)?:?\s*(\w+)?[\s\S]*?^\}$/gm;
  return [...code(source).matchAll(begins)].map(([body, exported, name = "", first, type]) => ({
    path: source.path,
    name,
    body,
    exported: exported !== undefined,
    takesActor: /^(actor|viewer)$/.test(first ?? "") && /(Actor|Viewer|Decider)$/.test(type ?? ""),
  }));
}

/** Routes that ask for no ability, each with the reason. */
export const OPEN_BY_NATURE: Record<string, string> = {
  "routes/api/openapi.ts": "one document for everybody",
  "routes/api/v1/door.ts": "each operation asks",
  "routes/dev/mail-html.ts": "for the developer's own machine; mayReadMails decides",
  "routes/dev/mail.tsx": "for the developer's own machine; mayReadMails decides",
  "routes/dev/mails.tsx": "for the developer's own machine; mayReadMails decides",
  "routes/hooks/bank.ts": "a message proves itself by its signature",
  "routes/hooks/cards.ts": "a message proves itself by its signature",
  "routes/hooks/sandbox-bank.ts": "a message proves itself by its signature",
  "routes/hooks/sandbox-cards.ts": "a message proves itself by its signature",
  "routes/site/missing.tsx": "there is nothing",
  "routes/reputation/jwks.ts": "public keys, for programs that verify records",
  "routes/site/robots.ts": "for machines that read public pages",
  "routes/site/sitemap-part.ts": "for machines that read public pages",
  "routes/site/sitemap.ts": "for machines that read public pages",
};

const ADMITS = /\b(?:admit\(\s*context,\s*url,|requireSuspended\(context\))/;

/** Loaders and actions of pages that ask for no ability. A mere redirect needs none. */
export function unaskedPages(sources: Source[]): string[] {
  const table = sources.find(({ path }) => path === "app/routes.ts")?.text ?? "";
  const files = [...table.matchAll(/"(routes\/[^"]+)"/g)].map(([, file = ""]) => file);
  return files.flatMap((file) => {
    const source = sources.find(({ path }) => path === `app/${file}`);
    if (source === undefined || Object.hasOwn(OPEN_BY_NATURE, file)) return [];
    const doors = /^export (?:async )?(?:function|const) (loader|action)\b[\s\S]*?^\}/gm;
    return [...code(source).matchAll(doors)]
      .filter(
        ([body]) =>
          !ADMITS.test(body) && !/\{\n\s*return redirect\("[^"]+", 303\);\n\}$/.test(body),
      )
      .map(([, door]) => `app/${file}: its ${door} asks nobody who is admitted`);
  });
}

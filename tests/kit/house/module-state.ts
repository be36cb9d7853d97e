/** House rule: module state is shared by both worlds unless kept by `perWorld`; the list of allowed state, with reasons. */
import { code, lineOf } from "./source.ts";
import type { Source } from "./source.ts";

const WHERE = /^app\/(domain|gateways|worker)\//;

/** Variables, filling collections and group commits at the top level of a file. Sets of words are tables. */
const REMEMBERS =
  /^(?:export )?(?:let (\w+)|const (\w+)[^=\n]*= new (?:Map|WeakMap|Set|WeakSet|GroupCommit)\b(?!\(\s*[[`])(?!<\w+>\(\s*[[`]))/gm;

/** State that both worlds may share. */
const SHARED: Record<string, string> = {
  "app/domain/catalog/search/english-words.ts": "a table of words",
  "app/domain/catalog/language/guess-language.ts": "a table of parts of words",
  "app/domain/kernel/clock.ts": "there is one time",
  "app/domain/kernel/moment.ts": "formats of time zones",
  "app/domain/kernel/time-zone.ts": "formats of time zones",
  "app/domain/kernel/ids.ts": "an id is nobody else's in either world",
  "app/domain/commands/after-commit.ts": "a running command belongs to one world",
  "app/domain/commands/former-names.ts": "a table of names",
  "app/domain/security/attempts.ts": "people sign in to the market only",
  "app/domain/security/hash-in-thread.ts": "the processors are shared",
  "app/domain/security/hashing-queue.ts": "the processors are shared",
  "app/domain/people/names/official.ts": "a table of words",
  "app/domain/people/names/skeleton.ts": "a table of letters",
  "app/domain/security/password.ts": "people sign in to the market only",
  "app/domain/security/password-ranks.ts": "a table of words",
  "app/domain/setup/prepare-sandbox.ts": "is about the sandbox",
  "app/gateways/pictures/draw-share.ts": "the processors are shared",
  "app/worker/mail.ts": "no mail leaves the sandbox",
};

export function sharedMemory(sources: Source[]): string[] {
  return sources
    .filter(({ path }) => WHERE.test(path) && !(path in SHARED))
    .flatMap((source) => {
      const text = code(source);
      return [...text.matchAll(REMEMBERS)].map((hit) => {
        const name = hit[1] ?? hit[2];
        return `${source.path}:${lineOf(text, hit.index)}: ${name} is one for both worlds; keep it by perWorld (kernel/world.ts)`;
      });
    });
}

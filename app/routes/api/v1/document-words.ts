/** The sentences of the document about the whole API: amounts, keys, pages, what may change, scopes, the sandbox. */
import { CAP_WORDS, TOKEN_SCOPES } from "#app/domain/security/token-scopes.ts";
import { env } from "#app/env.server.ts";

/** The promise about v1; the page says the same. */
export const PROMISE = [
  "Within v1 Farthing only adds: operations, optional fields of requests, fields of answers and webhook messages, events, refusal codes, and values of lists such as states.",
  "Names, types and meanings that exist stay as they are, so a client that ignores unknown fields and values keeps working.",
] as const;

export const DESCRIPTION = `Amounts are decimal strings with their currency, exact to a millionth of its unit. Bodies are JSON of at most 2 MB
(multipart where files are taken), unknown fields and fields given twice are refused. Lists of tasks have at most 10,000 items and answer with a result for each; if one item is refused, the others are still done. A batch has up to 100,000 items, answers 202 and continues in the background. Every
operation that changes something needs an \`Idempotency-Key\`: the same key and input give the same answer with \`Idempotent-Replayed: true\`,
another input is refused with \`key_reused\`. While the first request runs, the same request waits up to ${env.commandLimitMs / 2000} seconds for its answer and is
then refused with \`key_in_progress\` (409) and a \`Retry-After\`: send it again with the same key. At most ${env.apiRequestsPerMinute} requests a minute for each token. Reads have an \`ETag\`; the \`Link\` header has the address of the next page.

${PROMISE.join(" ")}

A sandbox token (\`frt_sandbox_…\`) opens a second marketplace with books of its own: every operation works there, the money is pretend,
the real one is not touched, and every answer carries \`Farthing-Sandbox: true\`. With \`Farthing-Sandbox-As: buyer\` or \`freelancer\` a
request acts as a counterpart of your own, so that one program can play both sides. The operations under \`/sandbox\` exist there only.`;

export const SCOPES = `A token made under Settings, API tokens. Scopes: ${Object.entries(
  TOKEN_SCOPES,
)
  .map(([scope, words]) => `\`${scope}\` – ${words}`)
  .join("; ")}. ${Object.values(CAP_WORDS).join(" ")}`;

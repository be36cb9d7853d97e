/** Asks the built pages for an answer: from what is kept where that is possible, by the framework otherwise. */
import { RouterContextProvider } from "react-router";
import { env } from "#app/env.server.ts";
import { answerKept } from "./kept/answer-kept.ts";
import { mayHaveChanged } from "./kept/changes.ts";
import { routerOf } from "./router-of.ts";
import type { ServerBuild } from "react-router";
import type * as entry from "#app/entry.server.tsx";
import type { KeptPages } from "./kept/kept-pages.ts";
import type { RequestFacts } from "./request-context.ts";

export type AskPages = (request: Request, facts: RequestFacts) => Promise<Response>;

/** `kept` is null where every page is rendered anew. */
export function askPages(build: ServerBuild, kept: KeptPages | null): AskPages {
  const built = build.entry.module as unknown as typeof entry;
  const render: AskPages = (request, facts) => {
    const context = new RouterContextProvider();
    context.set(built.requestContext, facts);
    return routerOf(build)(request, context);
  };
  if (kept === null) return render;
  const rendering = {
    page: (address: string, facts: RequestFacts) =>
      render(new Request(env.publicOrigin + address), facts),
    letterhead: built.letterhead,
  };
  return async (request, facts) => {
    const answer = await answerKept(kept, request, facts, rendering);
    if (answer !== null) return answer;
    const rendered = await render(request, facts);
    if (mayHaveChanged(request.method, new URL(request.url).pathname, rendered.status))
      kept.forget();
    return rendered;
  };
}

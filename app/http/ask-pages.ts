/** Asks the built pages for an answer in two ways: from the page cache, and by rendering with the framework. */
import { RouterContextProvider } from "react-router";
import { env } from "#app/env.server.ts";
import { answerCached } from "#app/http/cached/answer-cached.ts";
import { mayHaveChanged } from "#app/http/cached/changes.ts";
import { pagesModule } from "./pages-module.ts";
import { requestContext } from "./request-context.ts";
import { routerOf } from "./router-of.ts";
import type { ServerBuild } from "react-router";
import type { CachedPages } from "#app/http/cached/cached-pages.ts";
import type { RequestFacts } from "./request-context.ts";

export interface AskPages {
  /** Null when the page must be rendered by the framework. */
  cached: (request: Request, facts: RequestFacts) => Promise<Response | null>;
  anew: (request: Request, facts: RequestFacts) => Promise<Response>;
}

/** `kept` is the page cache; null renders every page anew. */
export function askPages(build: ServerBuild, cached: CachedPages | null): AskPages {
  const built = pagesModule(build);
  const render = (request: Request, facts: RequestFacts) => {
    const context = new RouterContextProvider();
    context.set(requestContext, facts);
    return routerOf(build)(request, context);
  };
  if (cached === null) return { cached: () => Promise.resolve(null), anew: render };
  return {
    cached: (request, facts) =>
      answerCached(cached, request, facts, {
        page: (address, forNobody) => render(new Request(env.publicOrigin + address), forNobody),
        siteHeader: built.siteHeader,
      }),
    async anew(request, facts) {
      const answer = await render(request, facts);
      if (mayHaveChanged(request.method, new URL(request.url).pathname, answer.status))
        cached.forget();
      return answer;
    },
  };
}

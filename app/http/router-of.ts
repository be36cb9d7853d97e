/** Makes the framework's handler of a build once: it ranks every route, which is most of the cost of a small page. */
import { createRequestHandler } from "react-router";
import { env } from "#app/env.server.ts";
import type { RequestHandler, ServerBuild } from "react-router";

const routers = new WeakMap<ServerBuild, RequestHandler>();

export function routerOf(build: ServerBuild): RequestHandler {
  let router = routers.get(build);
  if (router === undefined) {
    router = createRequestHandler(build, env.nodeEnv);
    routers.set(build, router);
  }
  return router;
}

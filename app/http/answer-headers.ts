/** Lets loaders and actions add headers to whatever answer is given in the end, an error page included. */
import { createContext } from "react-router";
import type { MiddlewareFunction, RouterContextProvider } from "react-router";

const pending = createContext<Headers | null>(null);

/** The headers this request's answer will carry on top of its own; append cookies, set the rest. */
export function answerHeaders(context: Readonly<RouterContextProvider>): Headers {
  const headers = context.get(pending) ?? new Headers();
  context.set(pending, headers);
  return headers;
}

/** Must be the outermost middleware: the framework drops headers of thrown answers, this puts them on. */
export const answerHeadersMiddleware: MiddlewareFunction<Response> = async ({ context }, next) => {
  const extra = answerHeaders(context);
  const answer = await next();
  if ([...extra].length === 0) return answer;
  // Some answers have frozen headers.
  const open = new Response(answer.body, answer);
  for (const [name, value] of extra) {
    if (name === "set-cookie") open.headers.append(name, value);
    else open.headers.set(name, value);
  }
  return open;
};

/** Lets loaders and actions add headers to the final answer, also when it is an error page. */
import { createContext } from "react-router";
import type { MiddlewareFunction, RouterContextProvider } from "react-router";

const pending = createContext<Headers | null>(null);

/** The headers that this request's answer gets in addition to its own. Append cookies, set all others. */
export function answerHeaders(context: Readonly<RouterContextProvider>): Headers {
  const headers = context.get(pending) ?? new Headers();
  context.set(pending, headers);
  return headers;
}

/** Must be the outermost middleware: the framework drops the headers of thrown answers, and this adds them again. */
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

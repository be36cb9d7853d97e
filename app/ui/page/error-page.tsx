/** The page of a failed request: what went wrong, what was not done, what to do next, and the request id. A missing page helps to find the right one. */
import { LostWays } from "./lost-ways.tsx";

export interface ErrorPageProps {
  status: number;
  /** One plain sentence; never an exception's text. */
  sentence: string;
  /** Says what did not happen. */
  notDone?: string | undefined;
  requestId?: string | undefined;
  /** The address for support. */
  support?: string | undefined;
}

const TITLE: Record<number, string> = {
  400: "We could not read that",
  401: "Please sign in",
  403: "You may not do that",
  404: "There is no such page",
  405: "You cannot send a form to that address",
  409: "Something has changed",
  413: "That is too large",
  422: "Something is missing or wrong",
  429: "Too many attempts",
  503: "Please try again in a moment",
};

export function ErrorPage({ status, sentence, notDone, requestId, support }: ErrorPageProps) {
  return (
    <div className="prose py-6">
      <p className="label">Error {status}</p>
      <h1>{TITLE[status] ?? (status >= 500 ? "That did not work" : "That was not possible")}</h1>
      <p className="lead">{sentence}</p>
      {status === 404 ? null : <p>{notDone ?? "Nothing was saved and no money has moved."}</p>}
      {status === 404 ? (
        <LostWays support={support} />
      ) : (
        <p>
          <a href="/">Go to the home page</a>, or go back and try again.
        </p>
      )}
      {requestId ? (
        <p className="small soft">
          If you write to {support ?? "us"} about this, include the number <code>{requestId}</code>.
        </p>
      ) : null}
    </div>
  );
}

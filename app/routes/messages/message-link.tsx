/** A link in a message. Where its words do not say the address, the host stands behind them, so that no link can look like another. */
import type { ReactNode } from "react";

interface MessageLinkProps {
  url: string;
  label: string;
  children: ReactNode;
}

export function MessageLink({ url, label, children }: MessageLinkProps) {
  const to = safeAddress(url);
  if (to === null) return <>{children}</>;
  const host = hiddenHost(to, label);
  return (
    <>
      <a className="link" href={to} rel="nofollow ugc noopener noreferrer">
        {children}
      </a>
      {host === null ? null : <span className="soft"> ({host})</span>}
    </>
  );
}

/** Only addresses of the web and for mail; a script has no address here. */
function safeAddress(url: string): string | null {
  return /^(?:https?:\/\/|mailto:)/i.test(url) && URL.canParse(url) ? url : null;
}

/** The host, or the mail address; null where the link's words are the address itself. */
function hiddenHost(url: string, label: string): string | null {
  const written = label.trim();
  const bare = [url, url.replace(/^https?:\/\//i, ""), url.replace(/^mailto:/i, "")];
  if (bare.includes(written)) return null;
  const { host, pathname } = new URL(url);
  return host === "" ? pathname : host;
}

/** Refreshes a page that waits for another party or process. Without scripts the reader presses a link. */

export interface AutoRefreshProps {
  /** The shown state. The page is replaced only when it differs, so that nothing jumps while a person reads. */
  shown: string;
  seconds: number;
  href: string;
  /** True where the stream tells of every change, so that the page asks by itself only without one. */
  streamed?: boolean;
}

export function AutoRefresh({ shown, seconds, href, streamed = false }: AutoRefreshProps) {
  return (
    <p
      className="my-4 small soft"
      data-refresh={seconds}
      data-shown={shown}
      data-streamed={streamed ? "yes" : undefined}
    >
      <a className="link" href={href}>
        Refresh
      </a>{" "}
      to see whether something has changed.
    </p>
  );
}

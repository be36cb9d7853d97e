/** Refreshes a page that waits for another party or process. Without scripts the reader presses a link. */

export interface AutoRefreshProps {
  /** The shown state. The page is replaced only when it differs, so that nothing jumps while a person reads. */
  shown: string;
  seconds: number;
  href: string;
}

export function AutoRefresh({ shown, seconds, href }: AutoRefreshProps) {
  return (
    <p className="my-4 small soft" data-refresh={seconds} data-shown={shown}>
      <a className="link" href={href}>
        Refresh
      </a>{" "}
      to see whether something has changed.
    </p>
  );
}

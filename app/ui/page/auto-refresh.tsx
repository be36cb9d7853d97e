/** For pages that wait for somebody else: with scripts the page looks again by itself, without them it is one press. */

export interface LookAgainProps {
  /** What is shown now; the page is renewed only when this differs, so nothing jumps while somebody reads. */
  shown: string;
  seconds: number;
  href: string;
}

export function AutoRefresh({ shown, seconds, href }: LookAgainProps) {
  return (
    <p className="my-4 small soft" data-refresh={seconds} data-shown={shown}>
      <a className="link" href={href}>
        Look again
      </a>{" "}
      to see whether there is news.
    </p>
  );
}

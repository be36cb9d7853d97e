/** What stands in the place of a form while the other person cannot be written to. Only the reader's own block is named. */
import type { ReactNode } from "react";
import type { Reach } from "#app/domain/people/blocks/reach-of.ts";
import { Notice } from "#app/ui/page/notice.tsx";

interface NoReachProps {
  reach: Exclude<Reach, "reachable">;
  partner: { handle: string; name: string };
  /** What the reader can still do, said to both. */
  children?: ReactNode;
}

export function NoReach({ reach, partner: { handle, name }, children }: NoReachProps) {
  if (reach === "unreachable")
    return <Notice title={`${name} cannot be reached`}>{children}</Notice>;
  return (
    <Notice title={`You have blocked @${handle}`}>
      <p>
        Neither of you can write to the other or order from the other. {children}{" "}
        <a className="link" href={`/block?${new URLSearchParams({ who: handle }).toString()}`}>
          Unblock @{handle}
        </a>
      </p>
    </Notice>
  );
}

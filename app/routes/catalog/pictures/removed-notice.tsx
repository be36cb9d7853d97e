/** Tells a freelancer which pictures staff removed, and why. */
import type { RemovedByStaff } from "#app/domain/catalog/pictures/own-pictures.ts";
import { Notice } from "#app/ui/page/notice.tsx";
import { When } from "#app/ui/page/when.tsx";

export function RemovedNotice({ removed }: { removed: RemovedByStaff[] }) {
  if (removed.length === 0) return null;
  const title =
    removed.length === 1
      ? "Our staff removed a picture"
      : `Our staff removed ${removed.length} pictures`;
  return (
    <Notice title={title}>
      {removed.map(({ id, alt, reason, at }) => (
        <p key={id}>
          “{alt}”, on <When at={at} day />. Their reason: “{reason}”
        </p>
      ))}
      <p>All of their sizes are deleted. You can add other pictures.</p>
    </Notice>
  );
}

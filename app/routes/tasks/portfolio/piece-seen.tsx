/** The picture of a piece: as everybody sees it, or the small one of its delivery. */
import type { OwnPiece } from "#app/domain/tasks/portfolio/read-portfolio.ts";
import { ShownImage } from "#app/ui/work/shown-image.tsx";

export function PieceSeen({ piece }: { piece: OwnPiece }) {
  const { shown, thumbnail, alt, state, taskId, title } = piece;
  return (
    <figure className="piece-seen">
      {shown !== null ? (
        <ShownImage shown={shown} sizes="(min-width: 44rem) 32rem, 100vw" first />
      ) : thumbnail === null ? null : (
        <img src={`/files/${thumbnail}`} alt={alt} />
      )}
      <figcaption className="small soft">
        “{alt}”{state === "shown" && shown === null ? ", being prepared…" : ""} · from{" "}
        <a className="link" href={`/tasks/${taskId}`}>
          {title}
        </a>
      </figcaption>
    </figure>
  );
}

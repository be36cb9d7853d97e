/** A highlighted sentence: a shape, a word for screen readers, and the text. */
import type { ReactNode } from "react";

export type NoticeKind = "info" | "success" | "warning" | "danger";

const MARK: Record<NoticeKind, { glyph: string; word: string }> = {
  info: { glyph: "i", word: "Note" },
  success: { glyph: "✓", word: "Done" },
  warning: { glyph: "!", word: "Warning" },
  danger: { glyph: "×", word: "Problem" },
};

export interface NoticeProps {
  kind?: NoticeKind | undefined;
  title?: ReactNode;
  /** True for the result of the person's own action, so that screen readers announce it at once. */
  live?: boolean | undefined;
  children?: ReactNode;
}

export function Notice({ kind = "info", title, live = false, children }: NoticeProps) {
  return (
    <div className={`notice notice-${kind}`} role={live ? "status" : undefined}>
      <span className="notice-glyph" aria-hidden="true">
        {MARK[kind].glyph}
      </span>
      <div>
        <span className="sr-only">{MARK[kind].word}: </span>
        {title ? <p className="notice-title">{title}</p> : null}
        {children ? <div className="linked">{children}</div> : null}
      </div>
    </div>
  );
}

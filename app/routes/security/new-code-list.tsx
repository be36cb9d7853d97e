/** New recovery codes, shown once: to print, to copy or to download as a text file. */
import { Notice } from "#app/ui/page/notice.tsx";
import { ButtonLink } from "#app/ui/forms/submit.tsx";

export interface NewCodeListProps {
  /** Null when the form was sent before: the codes were shown then. */
  codes: string[] | null;
  /** Where the person goes on. */
  next: { href: string; label: string };
}

export function NewCodeList({ codes, next }: NewCodeListProps) {
  if (codes === null)
    return (
      <Notice kind="warning" title="These codes were shown before">
        They were shown once and cannot be shown again. If you do not have them, make new ones.
      </Notice>
    );
  return (
    <section className="code-sheet" aria-labelledby="new-codes">
      <h2 id="new-codes">Your recovery codes</h2>
      <p>
        If you lose your phone, each of these codes signs you in once. They are shown only now:
        print this page, or download them, and put them where nobody else finds them.
      </p>
      <ol className="code-list">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p className="btn-row no-print">
        <a
          className="btn btn-quiet"
          href={asTextFile(codes)}
          download="farthing-recovery-codes.txt"
        >
          Download the codes
        </a>
        <ButtonLink href={next.href} kind="plain">
          {next.label}
        </ButtonLink>
      </p>
    </section>
  );
}

/** The file is in the address itself: a request for it would need the codes in the store. */
function asTextFile(codes: readonly string[]): string {
  const text = `Farthing recovery codes. Each works once.\n\n${codes.join("\n")}\n`;
  return `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`;
}

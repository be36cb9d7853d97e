/** The top of every page: breadcrumb, its one h1, its purpose, its actions. */
import type { ReactNode } from "react";

export interface Crumb {
  label: string;
  href: string;
}

export interface PageHeaderProps {
  title: ReactNode;
  /** The title's language, where it may be another than the page's. */
  lang?: string | undefined;
  lead?: ReactNode;
  /** Links and buttons beside the title. */
  actions?: ReactNode;
  /** A state badge or a figure above the title. */
  above?: ReactNode;
  breadcrumb?: Crumb[] | undefined;
}

/** The hyphen of "e-mail" is no place to break a large title. */
function unbroken(title: string): ReactNode {
  const [before = "", ...after] = title.split("e-mail");
  if (after.length === 0) return title;
  return (
    <>
      {before}
      <span className="whitespace-nowrap">e-mail</span>
      {after.join("e-mail")}
    </>
  );
}

export function PageHeader({
  title,
  lang,
  lead,
  actions,
  above,
  breadcrumb = [],
}: PageHeaderProps) {
  return (
    <div className="page-header">
      {breadcrumb.length === 0 ? null : (
        <nav aria-label="Breadcrumb">
          <ol className="breadcrumb">
            {breadcrumb.map((crumb) => (
              <li key={crumb.href}>
                <a href={crumb.href}>{crumb.label}</a>
              </li>
            ))}
          </ol>
        </nav>
      )}
      {above ? <div className="mb-2">{above}</div> : null}
      <div className="page-header-row">
        <div>
          <h1 lang={lang}>{typeof title === "string" ? unbroken(title) : title}</h1>
          {lead ? <p className="lead">{lead}</p> : null}
        </div>
        {actions ? <div className="btn-row">{actions}</div> : null}
      </div>
    </div>
  );
}

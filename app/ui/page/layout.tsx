/** The frame of every page: site header, main content, footer. */
import type { ReactNode } from "react";
import { SiteFooter } from "./site-footer.tsx";
import { SiteHeader } from "./site-header.tsx";
import type { SiteHeaderProps } from "./site-header.tsx";

export interface LayoutProps extends SiteHeaderProps {
  /** The notice about what the person has just done, above everything else. */
  flash?: ReactNode;
  /** The address for support. */
  support: string;
  children: ReactNode;
}

export function Layout({ flash, support, children, ...header }: LayoutProps) {
  return (
    <div className="site">
      <a className="skip-link" href="#main">
        Skip to the main content
      </a>
      <SiteHeader {...header} />
      <main className="page page-body" id="main" tabIndex={-1}>
        {flash ? <div className="mb-6">{flash}</div> : null}
        {children}
      </main>
      <SiteFooter support={support} />
    </div>
  );
}

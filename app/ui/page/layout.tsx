/** The page around every page: site header, main matter, foot. */
import type { ReactNode } from "react";
import { SiteFooter } from "./site-footer.tsx";
import { SiteHeader } from "./site-header.tsx";
import type { SiteHeaderProps } from "./site-header.tsx";

export interface LayoutProps extends SiteHeaderProps {
  /** A notice about what the person has just done, above everything else. */
  flash?: ReactNode;
  /** The address people write to. */
  support: string;
  children: ReactNode;
}

export function Layout({ flash, support, children, ...header }: LayoutProps) {
  return (
    <div className="site">
      <a className="skip-link" href="#main">
        Skip to the main matter
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

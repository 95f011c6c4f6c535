import renderRoutes from "@docusaurus/renderRoutes";
import { matchPath, useLocation } from "@docusaurus/router";
import Layout from "@theme/Layout";
import NotFound from "@theme/NotFound";
import { type ComponentProps, type ReactNode, useEffect, useRef, useState } from "react";
import type { ReferenceIndexData } from "../../../plugins/reference/reference-model.ts";
import { isAt } from "../../is-at.ts";
import { Method } from "./Method.tsx";
import { PageLink } from "./PageLink.tsx";

interface ReferenceLayoutProps {
  readonly index: ReferenceIndexData;
  readonly route: { readonly routes: Parameters<typeof renderRoutes>[0] };
}

/** Renders the sidebar of the reference. On a small screen a button opens it. */
export default function ReferenceLayout({ index, route }: ReferenceLayoutProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const { pathname } = useLocation();
  const isPage = route.routes?.some((page) => matchPath(pathname, page) !== null);
  const openTag = index.tags.find(
    ({ href, operations }) => isAt(href, pathname) || operations.some((operation) => isAt(operation.href, pathname)),
  );
  const nav = useRef<HTMLElement>(null);
  useEffect(() => showCurrent(nav.current), [pathname]);
  // The same as the file for unknown paths, which a host sends here.
  if (!isPage) return <NotFound />;
  return (
    <Layout>
      <div className="reference">
        <nav className="reference-nav" aria-label="Operations" ref={nav}>
          <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {openTag === undefined ? "Operations" : `Operations: ${openTag.name}`}
          </button>
          <div className={isOpen ? "is-open" : ""}>
            <NavLink href={index.href} exact onClick={() => setOpen(false)}>
              All operations
            </NavLink>
            {index.tags.map(({ name, href, operations }) => (
              <section key={href}>
                <NavLink href={href} className="reference-nav-tag" onClick={() => setOpen(false)}>
                  <span>{name}</span> <span className="reference-nav-count">{operations.length}</span>
                </NavLink>
                {href === openTag?.href && (
                  <ul>
                    {operations.map(({ href, method, title }) => (
                      <li key={href}>
                        <NavLink href={href} onClick={() => setOpen(false)}>
                          <span>{title}</span> <Method name={method} />
                        </NavLink>
                      </li>
                    ))}
                  </ul>
                )}
              </section>
            ))}
          </div>
        </nav>
        <main>{renderRoutes(route.routes)}</main>
      </div>
    </Layout>
  );
}

/** Scrolls the sidebar, and nothing else, to the current page. */
function showCurrent(nav: HTMLElement | null): void {
  const link = nav?.querySelector("[aria-current=page]")?.getBoundingClientRect();
  const frame = nav?.getBoundingClientRect();
  if (!nav || !link || !frame || (link.top >= frame.top && link.bottom <= frame.bottom)) return;
  nav.scrollTop += link.top - frame.top - frame.height / 2;
}

function NavLink(props: ComponentProps<typeof PageLink>): ReactNode {
  return <PageLink {...props} isNavLink activeClassName="is-here" />;
}

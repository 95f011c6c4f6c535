import renderRoutes from "@docusaurus/renderRoutes";
import { matchPath, useLocation } from "@docusaurus/router";
import Layout from "@theme/Layout";
import NotFoundContent from "@theme/NotFound/Content";
import { type ComponentProps, type ReactNode, useEffect, useRef, useState } from "react";
import type { ReferenceIndexData } from "../../../plugins/reference/reference-index.ts";
import { Method } from "./Method.tsx";
import { ReferenceLink, ReferencePath } from "./ReferenceLink.tsx";

interface ReferenceLayoutProps {
  readonly index: ReferenceIndexData;
  readonly route: { readonly routes: Parameters<typeof renderRoutes>[0] };
}

/** Renders the sidebar of the reference. On a small screen a button opens it. */
export default function ReferenceLayout({ index, route }: ReferenceLayoutProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const { pathname } = useLocation();
  const here = pathname.replace(/\/$/, "");
  const isPage = route.routes?.some((page) => matchPath(pathname, page) !== null);
  const path = index.path.replace(/\/$/, "");
  const openTag = index.tags.find(
    ({ slug, operations }) => here === `${path}/tag/${slug}` || operations.some(({ id }) => here === `${path}/${id}`),
  );
  const nav = useRef<HTMLElement>(null);
  useEffect(() => showCurrent(nav.current), [here]);
  return (
    <Layout>
      <ReferencePath value={index.path}>
        <div className="reference">
          <nav className="reference-nav" aria-label="Operations" ref={nav}>
            <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {openTag === undefined ? "Operations" : `Operations: ${openTag.name}`}
            </button>
            <div className={isOpen ? "is-open" : ""}>
              <NavLink to="" exact onClick={() => setOpen(false)}>
                All operations
              </NavLink>
              {index.tags.map(({ name, slug, operations }) => (
                <section key={slug}>
                  <NavLink to={`/tag/${slug}`} className="reference-nav-tag" onClick={() => setOpen(false)}>
                    <span>{name}</span> <span className="reference-nav-count">{operations.length}</span>
                  </NavLink>
                  {slug === openTag?.slug && (
                    <ul>
                      {operations.map(({ id, method, summary }) => (
                        <li key={id}>
                          <NavLink to={`/${id}`} onClick={() => setOpen(false)}>
                            <span>{summary}</span> <Method name={method} />
                          </NavLink>
                        </li>
                      ))}
                    </ul>
                  )}
                </section>
              ))}
            </div>
          </nav>
          {isPage ? <main>{renderRoutes(route.routes)}</main> : <NotFoundContent />}
        </div>
      </ReferencePath>
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

function NavLink(props: ComponentProps<typeof ReferenceLink>): ReactNode {
  return <ReferenceLink {...props} isNavLink activeClassName="is-here" />;
}

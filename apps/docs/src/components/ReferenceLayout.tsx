import Link from "@docusaurus/Link";
import renderRoutes from "@docusaurus/renderRoutes";
import { useLocation } from "@docusaurus/router";
import Layout from "@theme/Layout";
import type { ComponentProps, ReactNode } from "react";
import { useState } from "react";
import type { ReferenceIndexData } from "../../plugins/reference.ts";
import { Method } from "./Method.tsx";

interface ReferenceLayoutProps {
  readonly index: ReferenceIndexData;
  readonly route: { readonly routes: Parameters<typeof renderRoutes>[0] };
}

/** The frame of the reference: every tag, and the operations of the one that is open, or behind a button where there is no room. */
export default function ReferenceLayout({ index, route }: ReferenceLayoutProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const here = useLocation().pathname.replace(/\/$/, "");
  return (
    <Layout>
      <div className="reference">
        <nav className="reference-nav" aria-label="Operations">
          <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            All operations
          </button>
          <div className={isOpen ? "is-open" : ""}>
            <NavLink to="/reference" exact onClick={() => setOpen(false)}>
              All operations
            </NavLink>
            {index.tags.map(({ name, slug, operations }) => {
              const isTagOpen =
                here.endsWith(`/tag/${slug}`) || operations.some(({ id }) => here.endsWith(`/reference/${id}`));
              return (
                <section key={slug}>
                  <NavLink to={`/reference/tag/${slug}`} className="reference-nav-tag" onClick={() => setOpen(false)}>
                    <span>{name}</span> <span className="reference-nav-count">{operations.length}</span>
                  </NavLink>
                  {isTagOpen && (
                    <ul>
                      {operations.map(({ id, method, summary }) => (
                        <li key={id}>
                          <NavLink to={`/reference/${id}`} onClick={() => setOpen(false)}>
                            <span>{summary}</span> <Method name={method} />
                          </NavLink>
                        </li>
                      ))}
                    </ul>
                  )}
                </section>
              );
            })}
          </div>
        </nav>
        <main>{renderRoutes(route.routes)}</main>
      </div>
    </Layout>
  );
}

function NavLink(props: ComponentProps<typeof Link>): ReactNode {
  return <Link {...props} isNavLink activeClassName="is-here" />;
}

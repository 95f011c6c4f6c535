import Link from "@docusaurus/Link";
import renderRoutes from "@docusaurus/renderRoutes";
import Layout from "@theme/Layout";
import type { ComponentProps, ReactNode } from "react";
import { useState } from "react";
import type { ReferenceIndexData } from "../../plugins/reference.ts";
import { Method } from "./Method.tsx";

interface ReferenceLayoutProps {
  readonly index: ReferenceIndexData;
  readonly route: { readonly routes: Parameters<typeof renderRoutes>[0] };
}

/** The frame of the reference: every operation by tag beside the page, or behind a button where there is no room. */
export default function ReferenceLayout({ index, route }: ReferenceLayoutProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <Layout>
      <div className="reference">
        <nav className="reference-nav" aria-label="Operations">
          <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            All operations
          </button>
          <div className={isOpen ? "is-open" : ""}>
            {index.tags.map(({ name, operations }) => (
              <section key={name}>
                <h2>{name}</h2>
                <ul>
                  {operations.map(({ id, method, summary }) => (
                    <li key={id}>
                      <OperationLink to={`/reference/${id}`} onClick={() => setOpen(false)}>
                        <span>{summary}</span> <Method name={method} />
                      </OperationLink>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </div>
        </nav>
        <main>{renderRoutes(route.routes)}</main>
      </div>
    </Layout>
  );
}

function OperationLink(props: ComponentProps<typeof Link>): ReactNode {
  return <Link {...props} isNavLink activeClassName="is-here" />;
}

import type { ReactNode } from "react";
import type { IndexedOperation } from "../../../plugins/reference/reference-model.ts";
import { Method } from "./Method.tsx";
import { PageLink } from "./PageLink.tsx";

export function OperationList({ operations }: { readonly operations: readonly IndexedOperation[] }): ReactNode {
  return (
    <ul className="operations">
      {operations.map(({ href, method, path, title }) => (
        <li key={href}>
          <PageLink href={href}>{title}</PageLink>
          <span className="operation-line">
            <Method name={method} /> <code>{path}</code>
          </span>
        </li>
      ))}
    </ul>
  );
}

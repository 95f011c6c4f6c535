import Link from "@docusaurus/Link";
import type { ReactNode } from "react";
import type { IndexedOperation } from "../../../plugins/reference/reference-index.ts";
import { Method } from "./Method.tsx";

export function OperationList({ operations }: { readonly operations: readonly IndexedOperation[] }): ReactNode {
  return (
    <ul className="operations">
      {operations.map(({ id, method, path, summary }) => (
        <li key={id}>
          <Link to={`/reference/${id}`}>{summary}</Link>
          <span className="operation-line">
            <Method name={method} /> <code>{path}</code>
          </span>
        </li>
      ))}
    </ul>
  );
}

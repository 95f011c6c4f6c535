import type { ReactNode } from "react";
import type { IndexedOperation } from "../../../plugins/reference/reference-index.ts";
import { Method } from "./Method.tsx";
import { ReferenceLink } from "./ReferenceLink.tsx";

export function OperationList({ operations }: { readonly operations: readonly IndexedOperation[] }): ReactNode {
  return (
    <ul className="operations">
      {operations.map(({ id, method, path, summary }) => (
        <li key={id}>
          <ReferenceLink to={`/${id}`}>{summary}</ReferenceLink>
          <span className="operation-line">
            <Method name={method} /> <code>{path}</code>
          </span>
        </li>
      ))}
    </ul>
  );
}

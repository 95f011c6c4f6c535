import Link from "@docusaurus/Link";
import type { ReactNode } from "react";
import type { ReferenceIndexData } from "../../../plugins/reference/index.ts";
import { Method } from "./Method.tsx";

/** Operations, each a link with its method and path. */
export function OperationList({
  operations,
}: {
  readonly operations: ReferenceIndexData["tags"][number]["operations"];
}): ReactNode {
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

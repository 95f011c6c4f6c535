import { useBaseUrlUtils } from "@docusaurus/useBaseUrl";
import type { ReactNode } from "react";

interface FileLinkProps {
  /** The path of a file of the built site, without the base path: `/openapi.yaml`. */
  readonly path: string;
  readonly children: ReactNode;
}

/** Renders a link to a file that is not a page, so the browser loads it. */
export function FileLink({ path, children }: FileLinkProps): ReactNode {
  const { withBaseUrl } = useBaseUrlUtils();
  return <a href={withBaseUrl(path, { forcePrependBaseUrl: true })}>{children}</a>;
}

import { useLocation } from "@docusaurus/router";
import { PageMetadata } from "@docusaurus/theme-common";
import Heading from "@theme/Heading";
import type { ReactNode } from "react";
import type { ReferenceIndexData } from "../../../plugins/reference/reference-model.ts";
import { isAt } from "../../is-at.ts";
import { PageFooter } from "../PageFooter.tsx";
import { Html } from "./Html.tsx";
import { OperationList } from "./OperationList.tsx";

export default function ReferenceTag({ index }: { readonly index: ReferenceIndexData }): ReactNode {
  const { pathname } = useLocation();
  const tag = index.tags.find(({ href }) => isAt(href, pathname));
  if (tag === undefined) throw new Error(`no tag has the path ${pathname}`);
  return (
    <article>
      <PageMetadata
        title={`${tag.name}: reference`}
        description={`${tag.summary} ${tag.operations.length} operations.`.trim()}
      />
      <Heading as="h1">{tag.name}</Heading>
      <Html html={tag.description} />
      <OperationList operations={tag.operations} />
      <PageFooter source={index.source} />
    </article>
  );
}

import { useLocation } from "@docusaurus/router";
import { PageMetadata } from "@docusaurus/theme-common";
import Heading from "@theme/Heading";
import type { ReactNode } from "react";
import type { ReferenceIndexData } from "../../../plugins/reference/reference-index.ts";
import { PageFooter } from "../PageFooter.tsx";
import { Prose } from "../Prose.tsx";
import { OperationList } from "./OperationList.tsx";

export default function ReferenceTag({ index }: { readonly index: ReferenceIndexData }): ReactNode {
  const { pathname } = useLocation();
  const tag = index.tags.find(({ slug }) => pathname.replace(/\/$/, "").endsWith(`/tag/${slug}`));
  if (tag === undefined) throw new Error(`no tag has the path ${pathname}`);
  return (
    <article>
      <PageMetadata
        title={`${tag.name}: reference`}
        description={`${tag.description} ${tag.operations.length} operations.`}
      />
      <Heading as="h1">{tag.name}</Heading>
      <Prose text={tag.description} />
      <OperationList operations={tag.operations} />
      <PageFooter source={index.source} />
    </article>
  );
}

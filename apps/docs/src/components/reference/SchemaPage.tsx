import { PageMetadata } from "@docusaurus/theme-common";
import Heading from "@theme/Heading";
import type { ReactNode } from "react";
import type { SchemaPage as SchemaPageData } from "../../../plugins/reference/pages/schema-page.ts";
import { PageFooter } from "../PageFooter.tsx";
import { ShapeFields, schemaWords } from "./FieldTable.tsx";
import { Html } from "./Html.tsx";
import { PageLink } from "./PageLink.tsx";
import { shapeHtml } from "./shape-html.ts";

/** Renders a schema that pages of operations link to. */
export default function SchemaPage({ page }: { readonly page: SchemaPageData }): ReactNode {
  const { name, description, shape, from } = page;
  return (
    <article>
      <PageMetadata title={`${name}: schema`} description={`The fields of ${name}.`} />
      {from && (
        <p className="operation-tag">
          <PageLink href={from.href}>{from.name}</PageLink>
        </p>
      )}
      <Heading as="h1">{name}</Heading>
      <p className="media-type">
        <span className="field-type">
          {shape.type} {shape.link && <PageLink href={shape.link.href}>{shape.link.name}</PageLink>}
        </span>
      </p>
      <Html html={description} />
      <Html html={shapeHtml(shape)} />
      <ShapeFields shape={shape} of={name} words={schemaWords} />
      <PageFooter />
    </article>
  );
}

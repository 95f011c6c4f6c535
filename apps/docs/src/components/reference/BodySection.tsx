import type { ReactNode } from "react";
import type { Body } from "../../../plugins/reference/pages/bodies.ts";
import { Examples } from "./Examples.tsx";
import { type FieldWords, ShapeFields } from "./FieldTable.tsx";
import { Html } from "./Html.tsx";
import { PageLink } from "./PageLink.tsx";
import { shapeHtml } from "./shape-html.ts";

interface BodySectionProps {
  readonly of: string;
  readonly contents: readonly Body[];
  readonly words: FieldWords;
}

export function BodySection({ of, contents, words }: BodySectionProps): ReactNode {
  return contents.map(({ mediaType, shape, examples }) => {
    const name = contents.length > 1 ? `${of} as ${mediaType}` : of;
    return (
      <div key={mediaType}>
        <p className="media-type">
          <code>{mediaType}</code>{" "}
          <span className="field-type">
            {shape.type} {shape.link && <PageLink href={shape.link.href}>{shape.link.name}</PageLink>}
          </span>
        </p>
        <Html html={shapeHtml(shape)} />
        <Examples of={name} mediaType={mediaType} examples={examples} />
        <ShapeFields shape={shape} of={name} words={words} />
      </div>
    );
  });
}

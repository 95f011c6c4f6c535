import type { ReactNode } from "react";
import type { Html as SafeHtml } from "../../../plugins/reference/html.ts";

/** Renders HTML that the build made from Markdown. A `div` can hold paragraphs, a `span` only a line. */
export function Html({
  html,
  as: Tag = "div",
}: {
  readonly html: SafeHtml;
  readonly as?: "div" | "span" | "td";
}): ReactNode {
  return html === "" ? null : <Tag dangerouslySetInnerHTML={{ __html: html }} />;
}

import type { Html } from "../html.ts";
import type { Link, Shape } from "../schema/shape.ts";

/** The page of a schema that others link to, or of a part of a page that was too large. */
export interface SchemaPage {
  readonly name: string;
  readonly href: string;
  readonly description: Html;
  readonly shape: Shape;
  /** The page that this is a part of. */
  readonly from?: Link;
}

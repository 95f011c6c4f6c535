import type { Html } from "../html.ts";
import type { Link } from "../schema/shape.ts";

/** A line of the summary. */
export interface ShownFact {
  readonly name: string;
  readonly text: Html;
  readonly link?: Link;
}

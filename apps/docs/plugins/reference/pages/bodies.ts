import type { Content, MediaType } from "@signet/snippets";
import { codeHtml } from "../html.ts";
import { describeSchema } from "../schema/describe-schema.ts";
import type { AnySchema } from "../schema/keywords.ts";
import { pointerOf } from "../schema/merge-schema.ts";
import type { Link, Shape } from "../schema/shape.ts";
import { bodyExamples, type CodeExample } from "./examples.ts";
import type { PageContext } from "./page-context.ts";

/** A body of one media type. */
export interface Body {
  readonly mediaType: string;
  readonly shape: Shape;
  readonly examples: readonly CodeExample[];
}

/** A message as the bodies on its page see it. */
interface MessageOnPage {
  readonly direction: "request" | "response";
  /** Its place on the page. */
  readonly at: Link;
  /** Its description, which bodies do not repeat. */
  readonly description: string | undefined;
}

/** The places of the bodies that a page has already, by direction and schema. */
export type ShownBodies = Map<string, Link>;

/** Describes the bodies of a message. The fields of a schema are listed once on a page. */
export function describeBodies(
  context: PageContext,
  content: Content | undefined,
  { direction, at, description }: MessageOnPage,
  shown: ShownBodies,
): Body[] {
  const said = description && context.markdown.line(description);
  return Object.entries(content ?? {}).map(([mediaType, media]) => {
    const schema = (media?.schema ?? true) as AnySchema;
    const pointer = pointerOf(schema);
    const before = pointer === undefined ? undefined : shown.get(`${direction} ${pointer}`);
    if (pointer !== undefined) shown.set(`${direction} ${pointer}`, before ?? at);
    const shape = before
      ? sameAs(before, describeSchema(context.schemas(direction), schema, false))
      : describeSchema(context.schemas(direction), schema);
    const examples = bodyExamples(context, media ?? {}, schema);
    // The whole value is shown as code.
    const { examples: _, description: own, ...rest } = shape;
    const described = own === undefined || own === said ? rest : { ...rest, description: own };
    return { mediaType, shape: withEncoding(described, media, context), examples };
  });
}

function sameAs(link: Link, { fields, unions, ...shape }: Shape): Shape {
  return (fields?.length ?? 0) + (unions?.length ?? 0) === 0 ? shape : { ...shape, link };
}

/** Adds the media types of a form's parts. */
function withEncoding(shape: Shape, media: MediaType | undefined, context: PageContext): Shape {
  const encoding = Object.entries(media?.encoding ?? {});
  if (encoding.length === 0 || shape.fields === undefined) return shape;
  const fields = shape.fields.map((field) => {
    const own = encoding.find(([name]) => name === field.name)?.[1];
    if (own !== undefined && "headers" in own) context.report(`the headers of the part ${field.name}`);
    if (own?.contentType === undefined) return field;
    return { ...field, constraints: [...(field.constraints ?? []), `Sent as ${codeHtml(own.contentType)}.`] };
  });
  return { ...shape, fields };
}

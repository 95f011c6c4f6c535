import { type FoundOperation, listOperations } from "@signet/snippets";
import { codeHtml, type Html } from "../html.ts";
import { entriesOf } from "../schema/keywords.ts";
import type { Field, Link, Shape } from "../schema/shape.ts";
import { valueText } from "../schema/values.ts";
import { type Body, describeBodies, type ShownBodies } from "./bodies.ts";
import type { DescribedOperation, DescribedParameter, DescribedResponse, ResponseLink } from "./document.ts";
import { followed, type PageContext } from "./page-context.ts";
import { headerField } from "./parameters.ts";

export interface PageResponse {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  readonly id: string;
  readonly description: Html;
  readonly headers: readonly Field[];
  readonly bodies: readonly Body[];
  readonly links: readonly NextOperation[];
  /** Notes from extensions. */
  readonly notes: readonly Html[];
}

/** An operation that can follow a response. */
export interface NextOperation {
  readonly name: string;
  readonly operation?: Link;
  readonly description: Html;
  readonly constraints: readonly Html[];
}

/** The fields of a body that errors share. */
export interface ErrorBody {
  readonly statuses: readonly string[];
  readonly mediaType: string;
  readonly shape: Shape;
}

export interface Responses {
  readonly responses: readonly PageResponse[];
  readonly errors: readonly PageResponse[];
  readonly errorBodies: readonly ErrorBody[];
}

export function describeResponses(context: PageContext, operation: DescribedOperation, shown: ShownBodies): Responses {
  const statuses = entriesOf(operation.responses).filter(([status]) => !status.startsWith("x-"));
  const hasSuccess = statuses.some(([status]) => status.startsWith("2"));
  const isError = (status: string) => /^[45]/.test(status) || (status === "default" && hasSuccess);
  const all = statuses.map(([status, entry]) => {
    const response = followed<DescribedResponse>(context, entry);
    const id = `${isError(status) ? "error" : "response"}-${status}`;
    return {
      status,
      id,
      description: context.markdown.line(response.description ?? ""),
      headers: entriesOf(response.headers)
        .filter(([name]) => name.toLowerCase() !== "content-type")
        .map(([name, header]) =>
          headerField(context, name, followed<DescribedParameter>(context, header) as DescribedParameter),
        ),
      bodies: describeBodies(
        context,
        response.content,
        {
          direction: "response",
          at: { name: `the same as ${status}`, href: `#${id}` },
          description: response.description,
        },
        isError(status) ? new Map() : shown,
      ),
      notes: context.notes(response),
      links: entriesOf(response.links).map(([name, link]) =>
        nextOperation(context, name, followed<ResponseLink>(context, link)),
      ),
    };
  });
  const errors = all.filter(({ status }) => isError(status));
  return {
    responses: all.filter(({ status }) => !isError(status)),
    errors: errors.map((error) => ({
      ...error,
      bodies: error.bodies.map((body) => ({ ...body, shape: { type: body.shape.type } })),
    })),
    errorBodies: sharedBodies(errors),
  };
}

/** Lists the bodies of errors, equal ones once. */
function sharedBodies(errors: readonly PageResponse[]): ErrorBody[] {
  const bodies = errors.flatMap(({ status, bodies }) =>
    bodies.map(({ mediaType, shape }) => ({ status, mediaType, shape })),
  );
  const groups = Map.groupBy(bodies, ({ mediaType, shape }) => JSON.stringify([mediaType, shape]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined || Object.keys(first.shape).length <= 1) return [];
    return [{ statuses: group.map(({ status }) => status), mediaType: first.mediaType, shape: first.shape }];
  });
}

function nextOperation(context: PageContext, name: string, link: ResponseLink): NextOperation {
  const target = targetOf(context, link);
  const reference = link.operationId ?? link.operationRef;
  if (target === undefined) context.report(`the link ${name}: the operation ${reference} is unknown`);
  return {
    name,
    ...(target && {
      operation: { name: target.operationId, href: context.addresses.of("operation", target.operationId).href },
    }),
    description: context.markdown.line(link.description ?? ""),
    constraints: [
      ...entriesOf(link.parameters).map(
        ([parameter, value]) => `${codeHtml(parameter)} is ${codeHtml(valueText(value))}.`,
      ),
      ...(link.requestBody === undefined ? [] : [`The body is ${codeHtml(valueText(link.requestBody))}.`]),
    ],
  };
}

function targetOf(context: PageContext, { operationId, operationRef }: ResponseLink): FoundOperation | undefined {
  const operations = listOperations(context.document);
  if (operationId !== undefined) return operations.find((one) => one.operationId === operationId);
  const [, path = "", method] = /^#\/paths\/([^/]+)\/(\w+)$/.exec(operationRef ?? "") ?? [];
  const decoded = decodeURIComponent(path).replaceAll("~1", "/").replaceAll("~0", "~");
  return operations.find((one) => one.path === decoded && one.method === method);
}

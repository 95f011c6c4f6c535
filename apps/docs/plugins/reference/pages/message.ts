import { type FoundOperation, listParameters } from "@signet/snippets";
import type { Html } from "../html.ts";
import type { Field } from "../schema/shape.ts";
import { type Body, describeBodies, type ShownBodies } from "./bodies.ts";
import type { DescribedBody, DescribedOperation, DescribedParameter } from "./document.ts";
import { followed, messageOf, type PageContext } from "./page-context.ts";
import { isIgnored, parameterField } from "./parameters.ts";
import { describeResponses, type Responses } from "./responses.ts";

/** The parameters and bodies of an operation, a webhook or a callback. */
export interface Message extends Responses {
  readonly parameters: readonly Field[];
  readonly body?: { readonly isRequired: boolean; readonly description: Html; readonly contents: readonly Body[] };
}

export function describeMessage(context: PageContext, found: FoundOperation): Message {
  const operation: DescribedOperation = found.operation as DescribedOperation;
  const shown: ShownBodies = new Map();
  const parameters = parametersOf(context, found);
  const body = operation.requestBody && followed<DescribedBody>(context, operation.requestBody);
  for (const { name } of parameters.filter(isIgnored))
    context.report(`the header parameter ${name}, which OpenAPI ignores`);
  return {
    parameters: parameters.filter((one) => !isIgnored(one)).map((one) => parameterField(context, one)),
    ...(body && {
      body: {
        isRequired: body.required === true,
        description: context.markdown.block(body.description ?? ""),
        contents: describeBodies(
          context,
          body.content,
          {
            direction: "request",
            at: { name: "the same as above", href: "#request-body" },
            description: body.description,
          },
          shown,
        ),
      },
    }),
    ...describeResponses(context, operation, shown),
  };
}

function parametersOf(context: PageContext, found: FoundOperation): readonly DescribedParameter[] {
  try {
    return listParameters(context.document, found) as readonly DescribedParameter[];
  } catch (error) {
    context.report(`the parameters: ${messageOf(error)}`);
    return [];
  }
}

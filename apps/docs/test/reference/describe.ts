import { join } from "node:path";
import { loadDocument } from "@signet/snippets/load";
import { expect } from "vitest";
import type { OperationPage } from "../../plugins/reference/pages/operation-page.ts";
import {
  type ReferenceModel,
  type ReferenceModelOptions,
  referenceModel,
} from "../../plugins/reference/reference-model.ts";
import type { Shape } from "../../plugins/reference/schema/shape.ts";

/** Describes a document of the folder `cases`. */
export async function modelOfCase(name: string, options?: ReferenceModelOptions): Promise<ReferenceModel> {
  return referenceModel(await loadDocument(join(import.meta.dirname, "cases", `${name}.json`)), options);
}

/** Describes a document of which a test gives only the parts that matter. */
export function modelOf(parts: object, options?: ReferenceModelOptions): ReferenceModel {
  const document = { openapi: "3.1.0", info: { title: "t", version: "1" }, paths: {}, ...parts };
  return referenceModel(document, options);
}

/** Describes `POST /things` with a JSON body, and the same schema in its response. */
export function modelOfSchema(schema: object, schemas: object = {}, openapi = "3.1.0"): ReferenceModel {
  const content = { "application/json": { schema } };
  const post = { operationId: "send", requestBody: { content }, responses: { 200: { description: "ok", content } } };
  return modelOf({ openapi, paths: { "/things": { post } }, components: { schemas } });
}

export function pageOf({ operations }: ReferenceModel, key: string): OperationPage {
  return operations.find((page) => page.key === key) ?? expect.unreachable(`no page for ${key}`);
}

/** Returns the JSON body of a page's request. */
export function requestOf(page: OperationPage): Shape {
  return page.body?.contents[0]?.shape ?? expect.unreachable(`${page.key} has no request body`);
}

/** Returns the first body of a page's first response. */
export function responseOf(page: OperationPage): Shape {
  return page.responses[0]?.bodies[0]?.shape ?? expect.unreachable(`${page.key} has no response body`);
}

/** Writes the rows of a shape, one per line: name, type, flags and text. */
export function linesOf({ fields = [], unions = [] }: Shape): string[] {
  return [
    ...fields.flatMap((field) => {
      const flags = [
        field.isRequired && "required",
        field.isDeprecated && "deprecated",
        field.only && `only in ${field.only}`,
      ];
      return [`${field.name}: ${[field.type, ...flags.filter(Boolean)].join(", ")}${textOf(field)}`, ...linesOf(field)];
    }),
    ...unions.flatMap(({ label, branches }) => [
      label,
      ...branches.flatMap((branch) => {
        const when = branch.when ? ` when ${branch.when.field} is ${branch.when.values.join(" or ")}` : "";
        return [
          `- ${branch.name}${when}: ${branch.type}${textOf(branch)}`,
          ...linesOf(branch).map((line) => `  ${line}`),
        ];
      }),
    ]),
  ];
}

/** Writes what a shape says about itself, without its fields. */
export function textOf({ description, constraints = [], values = [], examples = [], link }: Shape): string {
  const parts = [
    description ?? "",
    ...constraints,
    ...values.map(({ value, name, description }) => [value, name, description].filter(Boolean).join(" = ")),
    ...examples.map(({ text, label }) => `Example${label ? ` (${label})` : ""}: ${text}`),
    link ? `See ${link.name} ${link.href}` : "",
  ].filter((text) => text !== "");
  return parts.length === 0
    ? ""
    : ` | ${parts
        .join(" | ")
        .replaceAll(/<\/?code>/g, "`")
        .replaceAll("&quot;", '"')}`;
}

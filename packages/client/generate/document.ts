/** What is read of the contract. */
export interface Document {
  paths: Record<string, PathItem>;
  "x-rate-limit"?: RateLimit;
}
export type PathItem = { parameters?: (Reference | Parameter)[] } & Partial<Record<Method, Operation>>;
export type Method = (typeof methods)[number];
export interface Reference {
  $ref: string;
}
export interface RateLimit {
  concurrent?: number;
  recommendedConcurrent?: number;
  requests?: number;
  windowSeconds?: number;
}
export interface Operation {
  operationId: string;
  summary?: string;
  description?: string;
  deprecated?: boolean;
  parameters?: (Reference | Parameter)[];
  requestBody?: Reference | RequestBody;
  responses: Record<string, Reference | Answer>;
  "x-pagination"?: string;
  "x-idempotent"?: boolean;
  "x-rate-limit"?: RateLimit;
}
export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  style?: string;
  explode?: boolean;
  allowReserved?: boolean;
  default?: unknown;
  example?: unknown;
  schema?: Reference | Schema;
}
export interface Schema {
  type?: string | string[];
  default?: unknown;
}
export interface RequestBody {
  required?: boolean;
  content: Record<string, Media>;
}
export interface Answer {
  content?: Record<string, Media>;
}
export interface Media {
  example?: unknown;
  examples?: Record<string, Reference | { value?: unknown }>;
}

/** One operation, its references followed. */
export interface Found {
  method: Method;
  path: string;
  operation: Operation;
  parameters: Parameter[];
  body: RequestBody | undefined;
  answers: [status: string, answer: Answer][];
}

/** Every operation of the contract, in its order. */
export function findOperations(document: Document): Found[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      if (operation === undefined) return [];
      const { parameters = [], requestBody, responses } = operation;
      return [
        {
          method,
          path,
          operation,
          parameters: [...(item.parameters ?? []), ...parameters].map((each) => resolve(document, each)),
          body: requestBody && resolve(document, requestBody),
          answers: Object.entries(responses).map(([status, answer]) => [status, resolve(document, answer)]),
        } satisfies Found,
      ];
    }),
  );
}

/** Follows a reference to where it leads. */
export function resolve<Value extends object>(document: Document, value: Value | Reference): Value {
  if (!("$ref" in value)) return value;
  const names = value.$ref.slice(2).split("/");
  const target = names.reduce<unknown>(
    (node, name) => Object(node)[name.replaceAll("~1", "/").replaceAll("~0", "~")],
    document,
  );
  return resolve(document, target as Value | Reference);
}

/** The example of a body or an answer, the first where there are several. */
export function exampleOf(document: Document, { example, examples }: Media): unknown {
  if (example !== undefined) return example;
  const [first] = Object.values(examples ?? {});
  return first && resolve(document, first).value;
}

export const methods = ["get", "put", "post", "patch", "delete"] as const;

import type { FoundOperation, PathItem, Referable } from "@signet/snippets";
import type { Html } from "../html.ts";
import { entriesOf, listOf } from "../schema/keywords.ts";
import type { Link } from "../schema/shape.ts";
import type { DescribedOperation } from "./document.ts";
import { describeMessage, type Message } from "./message.ts";
import { followed, type PageContext } from "./page-context.ts";
import { describeSecurity, type Security } from "./security.ts";
import { describeServers, ownServers, type PageServer } from "./servers.ts";
import type { ShownFact } from "./shown-fact.ts";

/** The page of an operation or a webhook. */
export interface OperationPage extends Message {
  readonly kind: "operation" | "webhook";
  /** The operationId, else the method and path. */
  readonly key: string;
  readonly operationId?: string;
  readonly href: string;
  readonly method: string;
  /** The path, or the name of a webhook. */
  readonly path: string;
  readonly tag: Link;
  readonly title: string;
  readonly description: Html;
  /** The first sentence, without markup. */
  readonly summary: string;
  readonly isDeprecated: boolean;
  readonly externalDocs?: Link;
  readonly security: Security;
  readonly servers: readonly PageServer[];
  readonly callbacks: readonly Callback[];
  /** Facts and notes that the options find in extensions. */
  readonly facts: readonly ShownFact[];
  readonly notes: readonly Html[];
  /** The file that describes the operation. */
  readonly source?: string;
}

export interface Callback extends Message {
  readonly name: string;
  readonly method: string;
  /** The expression of the address that is called. */
  readonly url: string;
  readonly title: string;
  readonly description: Html;
}

/** Describes an operation, or the request of a webhook. */
export function operationPage(
  context: PageContext,
  found: FoundOperation,
  kind: OperationPage["kind"],
  tag: Link,
): OperationPage {
  const operation: DescribedOperation = found.operation as DescribedOperation;
  const { markdown, addresses } = context;
  const description = operation.description ?? (found.pathItem as { description?: string }).description ?? "";
  const own = ownServers(found);
  return {
    kind,
    key: found.operationId,
    ...(operation.operationId === found.operationId && { operationId: found.operationId }),
    href: addresses.of(kind, found.operationId).href,
    method: found.method.toUpperCase(),
    path: found.path,
    tag,
    title: titleOf(found),
    description: markdown.block(description, 2),
    summary: firstSentence(description),
    isDeprecated: operation.deprecated === true,
    ...externalDocs(operation.externalDocs),
    security: describeSecurity(context, kind === "webhook" ? (operation.security ?? []) : operation.security),
    servers: describeServers(markdown, own),
    callbacks: callbacksOf(context, operation),
    facts: context.facts(operation, found.method),
    notes: context.notes(operation),
    ...describeMessage(context, found),
  };
}

/** Returns the summary, or what names the operation without one. */
export function titleOf({ operation, operationId, pathItem }: FoundOperation): string {
  const { summary = (pathItem as { summary?: string }).summary } = operation as DescribedOperation;
  return String(summary ?? "").trim() || operationId;
}

function externalDocs(docs: DescribedOperation["externalDocs"]): { readonly externalDocs?: Link } {
  if (!/^https?:/.test(docs?.url ?? "")) return {};
  return { externalDocs: { name: docs?.description ?? "More about it", href: docs?.url ?? "" } };
}

function callbacksOf(context: PageContext, operation: DescribedOperation): Callback[] {
  return entriesOf(operation.callbacks).flatMap(([name, entry]) =>
    entriesOf(followed<{ readonly [url: string]: Referable<PathItem> }>(context, entry)).flatMap(([url, item]) =>
      requestsOf(followed<PathItem>(context, item), name).map((found) => ({
        name,
        method: found.method.toUpperCase(),
        url,
        title: titleOf(found),
        description: context.markdown.line((found.operation as DescribedOperation).description ?? ""),
        ...describeMessage(context, found),
      })),
    ),
  );
}

/** Lists the requests of a path item that is not below `paths`: a webhook or callback. */
export function requestsOf(pathItem: Partial<PathItem>, name: string): FoundOperation[] {
  const found = methods.flatMap((method) => {
    const operation = pathItem[method];
    return operation === undefined ? [] : [{ method, operation }];
  });
  return found.map(({ method, operation }) => {
    const operationId = operation.operationId ?? (found.length > 1 ? `${method.toUpperCase()} ${name}` : name);
    return { operationId, path: name, method, pathItem, operation };
  });
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

/** Returns the first sentence of a Markdown text, without markup. */
export function firstSentence(text: string): string {
  const plain = text
    .replaceAll(/<[^>]*>|[*`_]|!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/\s+/g, " ")
    .trim();
  const [first = ""] = plain.split(/(?<=\.)\s/);
  return first.length > 300 ? `${first.slice(0, 299)}…` : first;
}

export function tagsOf(found: FoundOperation): readonly string[] {
  return listOf((found.operation as DescribedOperation).tags).map(String);
}

import { listOperations, type OpenApiDocument, type PathItem } from "@signet/snippets";
import { Addresses } from "./addresses.ts";
import type { Html } from "./html.ts";
import { createMarkdown, type Markdown, type TokenWord } from "./markdown.ts";
import type { NotShown } from "./not-shown.ts";
import type { ReferenceOptions } from "./options.ts";
import { shapeWithAnchors, withAnchors } from "./pages/anchors.ts";
import { assertVersion, type ReferenceDocument, withoutIgnored } from "./pages/document.ts";
import { groupsOf } from "./pages/groups.ts";
import { firstSentence, type OperationPage, operationPage, requestsOf } from "./pages/operation-page.ts";
import { followed, messageOf, type PageContext, schemaAt } from "./pages/page-context.ts";
import type { SchemaPage } from "./pages/schema-page.ts";
import { describeServers, type PageServer } from "./pages/servers.ts";
import type { ShownFact } from "./pages/shown-fact.ts";
import { describeSchema, nameOf, type SchemaContext } from "./schema/describe-schema.ts";
import { fitPage, type Move } from "./schema/fit-page.ts";
import { entriesOf } from "./schema/keywords.ts";
import type { Resolve } from "./schema/merge-schema.ts";
import type { Link, Shape } from "./schema/shape.ts";
import { SharedSchemas } from "./schema/shared-schemas.ts";

/** The pages of a reference. */
export interface ReferenceModel {
  readonly index: ReferenceIndexData;
  readonly operations: readonly OperationPage[];
  readonly schemas: readonly SchemaPage[];
  /** Parts of the document that no page shows. */
  readonly notShown: readonly NotShown[];
}

export interface ReferenceIndexData {
  readonly href: string;
  readonly title: string;
  /** The description for search engines. */
  readonly summary: string;
  readonly description: Html;
  readonly sections: readonly { readonly id: string; readonly title: string; readonly text: Html }[];
  readonly servers: readonly PageServer[];
  readonly tags: readonly IndexedTag[];
  /** The pages of schemas. */
  readonly schemas: readonly Link[];
  /** The file that describes the document. */
  readonly source?: string;
}

export interface IndexedTag extends Link {
  readonly slug: string;
  /** The first sentence of the description, without markup. */
  readonly summary: string;
  readonly description: Html;
  readonly operations: readonly IndexedOperation[];
}

export interface IndexedOperation {
  /** The operationId, else the method and path. */
  readonly key: string;
  readonly href: string;
  readonly method: string;
  readonly path: string;
  readonly title: string;
}

export interface ReferenceModelOptions
  extends Pick<ReferenceOptions, "title" | "description" | "facts" | "notes" | "sections" | "source"> {
  /** The path of the index, with the base path of the site. @defaultValue `"/reference"` */
  readonly base?: string;
  /** The placeholder of a token in code, which links to a page about tokens. */
  readonly tokenWord?: TokenWord;
}

/**
 * Describes the pages of an OpenAPI 3.0 or 3.1 document.
 *
 * @throws Error naming the version when it is another one, or the operation or schema that cannot be described.
 */
export function referenceModel(given: OpenApiDocument, options: ReferenceModelOptions = {}): ReferenceModel {
  assertVersion(given);
  return new ReferenceDescriber(withoutIgnored(given as ReferenceDocument), options).model();
}

/** Describes one document. Pages of schemas are described when something links to them. */
class ReferenceDescriber {
  readonly #options: ReferenceModelOptions;
  readonly #document: ReferenceDocument;
  readonly #markdown: Markdown;
  readonly #addresses: Addresses;
  readonly #shared: SharedSchemas;
  readonly #notShown = new Map<string, NotShown>();
  /** The schemas that pages link to, with those that are not described yet at the end. */
  readonly #pointers = new Set<string>();
  readonly #schemas: SchemaPage[] = [];

  constructor(document: ReferenceDocument, options: ReferenceModelOptions) {
    const { base = "/reference", tokenWord } = options;
    this.#options = options;
    this.#document = document;
    this.#markdown = createMarkdown(tokenWord);
    this.#addresses = new Addresses(base);
    this.#shared = new SharedSchemas(document, (pointer) => this.#resolve(pointer, () => undefined));
  }

  model(): ReferenceModel {
    const document = this.#document;
    // Operations get their addresses in the document's order, before anything links to them.
    for (const { operationId } of listOperations(document)) this.#addresses.of("operation", operationId);
    const groups = groupsOf(document, this.#addresses);
    const pages = groups.flatMap(({ name, href, operations }) =>
      operations.map((found) => this.#page(found, "operation", { name, href })),
    );
    const webhooks = this.#webhooks();
    this.#describeSchemas();
    const info = document.info ?? {};
    const listed = groups.map(({ name, href, slug, description }) => ({
      name,
      href,
      slug,
      summary: firstSentence(description),
      description: this.#markdown.block(description, 2),
      operations: pages.filter((page) => page.tag.href === href).map(indexed),
    }));
    return {
      index: {
        href: this.#addresses.index,
        title: this.#options.title ?? info.title ?? "Reference",
        summary: this.#options.description ?? "",
        description: this.#markdown.block(info.description ?? "", 3),
        sections: (this.#options.sections ?? []).map(({ id, title, text }) => ({
          id,
          title,
          text: this.#markdown.block(text),
        })),
        schemas: this.#schemas.filter(({ from }) => from === undefined).map(({ name, href }) => ({ name, href })),
        ...(this.#options.source && { source: this.#options.source() }),
        servers: describeServers(this.#markdown, document.servers),
        tags: webhooks.length > 0 ? [...listed, { ...this.#webhookTag(), operations: webhooks.map(indexed) }] : listed,
      },
      operations: [...pages, ...webhooks],
      schemas: this.#schemas,
      notShown: [...this.#notShown.values()],
    };
  }

  #webhookTag() {
    const { slug, href } = this.#addresses.of("tag", "webhooks of the document", "webhooks");
    return { name: "Webhooks", href, slug, summary: "", description: "" };
  }

  #webhooks(): OperationPage[] {
    const tag = this.#webhookTag();
    return entriesOf(this.#document.webhooks).flatMap(([name, entry]) => {
      const context = this.#context(`the webhook ${name}`);
      return requestsOf(followed<PathItem>(context, entry), name).map((found) =>
        this.#page(found, "webhook", { name: tag.name, href: tag.href }),
      );
    });
  }

  #page(found: Parameters<typeof operationPage>[1], kind: OperationPage["kind"], tag: Link): OperationPage {
    const where = `${kind} ${found.operationId}`;
    return named(where, () => {
      const page = operationPage(this.#context(where), found, kind, tag);
      const source = this.#options.source?.(tag.name);
      return withAnchors(this.#fit({ ...page, ...(source !== undefined && { source }) }));
    });
  }

  /** Moves what is too much for the page to pages of their own. */
  #fit(page: OperationPage): OperationPage {
    const messages = [page, ...page.callbacks];
    const shapes = messages.flatMap(({ parameters, body, responses, errors, errorBodies }) => [
      ...parameters,
      ...errorBodies.map(({ shape }) => shape),
      ...(body?.contents ?? []).map(({ shape }) => shape),
      ...[...responses, ...errors].flatMap(({ headers, bodies }) => [...headers, ...bodies.map(({ shape }) => shape)]),
    ]);
    const fitted = fitPage(shapes, this.#mover({ name: page.title, href: page.href }, page.key));
    const replaced = new Map(shapes.map((shape, index) => [shape, fitted[index] ?? shape]));
    return replaceShapes(page, (shape) => (replaced.get(shape) ?? shape) as typeof shape);
  }

  #mover(from: Link, key: string): Move {
    return (name, part) => {
      const title = `${name} of ${from.name}`;
      const { href } = this.#addresses.of("schema", `${key} ${name} ${this.#schemas.length}`, `${key}-${name}`);
      const link = { name: title, href };
      const [fitted = part] = fitPage([part], this.#mover(link, `${key}-${name}`));
      this.#schemas.push({ name: title, href, description: "", shape: shapeWithAnchors(fitted), from });
      return { name, href };
    };
  }

  #linkTo(pointer: string): Link {
    this.#pointers.add(pointer);
    const name = nameOf(pointer);
    return { name, href: this.#addresses.of("schema", pointer, name).href };
  }

  #describeSchemas(): void {
    // The set grows while schemas are described.
    for (const pointer of this.#pointers) {
      const link = this.#linkTo(pointer);
      named(`schema ${link.name}`, () => {
        const context = this.#context(`schema ${link.name}`).schemas(undefined);
        const { description = "", ...described } = describeSchema(context, { $ref: pointer });
        const [shape = described] = fitPage([described], this.#mover(link, link.name));
        this.#schemas.push({ ...link, description, shape: shapeWithAnchors(shape) });
      });
    }
  }

  #context(where: string): PageContext {
    const report = (what: string) => this.#notShown.set(`${where} ${what}`, { where, what });
    const resolve: Resolve = (pointer) => this.#resolve(pointer, report);
    const notes = (part: object) => (this.#options.notes?.(part) ?? []).map((text) => this.#markdown.line(text));
    const schemas = (direction: SchemaContext["direction"]): SchemaContext => ({
      resolve,
      shared: this.#shared,
      markdown: this.#markdown,
      linkTo: (pointer) => this.#linkTo(pointer),
      direction,
      report,
      notes,
    });
    const budget = { spans: 900, characters: 120_000 };
    return {
      document: this.#document,
      markdown: this.#markdown,
      addresses: this.#addresses,
      report,
      schemas,
      budget,
      notes,
      facts: (operation, method) => this.#facts(operation, method),
    };
  }

  #facts(operation: object, method: string): ShownFact[] {
    return (this.#options.facts?.(operation, method, this.#document) ?? []).map(({ name, text, link }) => ({
      name,
      text: this.#markdown.line(text),
      ...(link && { link: { name: link.name, href: `${this.#addresses.index}${link.to}` } }),
    }));
  }

  #resolve(pointer: string, report: (what: string) => void) {
    try {
      return schemaAt(this.#document, pointer);
    } catch (error) {
      report(messageOf(error));
      return undefined;
    }
  }
}

function indexed({ key, href, method, path, title }: OperationPage): IndexedOperation {
  return { key, href, method, path, title };
}

/** Adds to an error what could not be described. */
function named<Result>(where: string, describe: () => Result): Result {
  try {
    return describe();
  } catch (cause) {
    throw new Error(`${where} cannot be described: ${messageOf(cause)}`, { cause });
  }
}

function replaceShapes(page: OperationPage, replace: <Of extends Shape>(shape: Of) => Of): OperationPage {
  const message = <Of extends OperationPage | OperationPage["callbacks"][number]>(one: Of): Of => ({
    ...one,
    parameters: one.parameters.map(replace),
    ...(one.body && {
      body: { ...one.body, contents: one.body.contents.map((body) => ({ ...body, shape: replace(body.shape) })) },
    }),
    responses: one.responses.map(response),
    errors: one.errors.map(response),
    errorBodies: one.errorBodies.map((body) => ({ ...body, shape: replace(body.shape) })),
  });
  const response = (one: OperationPage["responses"][number]) => ({
    ...one,
    headers: one.headers.map(replace),
    bodies: one.bodies.map((body) => ({ ...body, shape: replace(body.shape) })),
  });
  return { ...message(page), callbacks: page.callbacks.map(message) };
}

import { slugOf } from "../addresses.ts";
import type { Branch, Field, Shape, Union } from "../schema/shape.ts";
import type { Body } from "./bodies.ts";
import type { Message } from "./message.ts";
import type { Callback, OperationPage } from "./operation-page.ts";
import type { PageResponse } from "./responses.ts";

/** Gives every parameter, field, header and status of a page an anchor of its own. */
export function withAnchors(page: OperationPage): OperationPage {
  const anchors = new Anchors();
  return {
    ...page,
    ...messageWithAnchors(anchors, page, ""),
    callbacks: page.callbacks.map((callback): Callback => {
      return { ...callback, ...messageWithAnchors(anchors, callback, `callback-${callback.name}-`) };
    }),
  };
}

/** Gives the fields of a schema's page their anchors. */
export function shapeWithAnchors(shape: Shape): Shape {
  return new Anchors().shape(shape, "");
}

function messageWithAnchors<Of extends Message>(anchors: Anchors, message: Of, prefix: string): Message {
  const bodies = (list: readonly Body[], name: string) =>
    list.map((body) => ({ ...body, shape: anchors.shape(body.shape, name) }));
  const response = (one: PageResponse): PageResponse => {
    const id = anchors.take(`${prefix}${one.id}`);
    return {
      ...one,
      id,
      headers: one.headers.map((header) => anchors.field(header, `${id}-header-`)),
      bodies: bodies(one.bodies, `${id}-`),
    };
  };
  const { body } = message;
  return {
    parameters: message.parameters.map((field) => anchors.field(field, `${prefix}${field.place}-`)),
    ...(body && { body: { ...body, contents: bodies(body.contents, `${prefix}body-`) } }),
    responses: message.responses.map(response),
    errors: message.errors.map(response),
    errorBodies: message.errorBodies.map((body) => ({ ...body, shape: anchors.shape(body.shape, `${prefix}error-`) })),
  };
}

class Anchors {
  /** Ids of headings and of the site's frame. */
  readonly #taken = new Set(["request", "parameters", "request-body", "responses", "errors", "callbacks", "fields"]);

  take(name: string): string {
    const slug = slugOf(name);
    let id = slug;
    for (let count = 2; this.#taken.has(id); count++) id = `${slug}-${count}`;
    this.#taken.add(id);
    return id;
  }

  field(field: Field, prefix: string): Field {
    return { ...field, id: this.take(prefix + field.name), ...this.#inner(field, prefix) };
  }

  shape(shape: Shape, prefix: string): Shape {
    return { ...shape, ...this.#inner(shape, prefix) };
  }

  #inner({ fields, unions }: Shape, prefix: string): Pick<Shape, "fields" | "unions"> {
    return {
      ...(fields && { fields: fields.map((field) => this.field(field, prefix)) }),
      ...(unions && {
        unions: unions.map(
          (union): Union => ({ ...union, branches: union.branches.map((one) => this.#branch(one, prefix)) }),
        ),
      }),
    };
  }

  #branch(branch: Branch, prefix: string): Branch {
    const id = this.take(`${prefix}${branch.name}`);
    return { ...branch, id, ...this.#inner(branch, `${id}-`) };
  }
}

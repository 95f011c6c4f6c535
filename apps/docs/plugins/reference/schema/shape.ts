import type { Html } from "../html.ts";

/** A link to a page of the reference. */
export interface Link {
  readonly name: string;
  readonly href: string;
}

/** A description of a schema for a page. Empty parts are left out, because the browser loads this. */
export interface Shape {
  /** The type in words: `array of strings or null`. */
  readonly type: string;
  /** The page with the fields of this schema, or of its items or values. */
  readonly link?: Link;
  readonly title?: string;
  readonly description?: Html;
  readonly constraints?: readonly Html[];
  /** Values with their own descriptions. */
  readonly values?: readonly DescribedValue[];
  readonly fields?: readonly Field[];
  readonly unions?: readonly Union[];
  readonly isDeprecated?: true;
  /** Notes from extensions. */
  readonly notes?: readonly Html[];
  readonly examples?: readonly ValueExample[];
}

/** A value as an example of a field or parameter. */
export interface ValueExample {
  readonly text: string;
  /** The name, summary and description of one of several. */
  readonly label?: Html;
}

export interface DescribedValue {
  readonly value: string;
  readonly name?: string;
  readonly description?: Html;
}

/** A field, parameter or header. */
export interface Field extends Shape {
  /** The path from the top of the body: `results[].guid`. */
  readonly name: string;
  /** The anchor. */
  readonly id?: string;
  readonly isRequired?: true;
  /** Where a parameter is sent: `query`. */
  readonly place?: string;
  /** The messages that have the field, if not both do. */
  readonly only?: "requests" | "responses";
}

/** Schemas that a value fits one of, any of, or under a condition. */
export interface Union {
  readonly label: string;
  readonly branches: readonly Branch[];
}

export interface Branch extends Shape {
  readonly name: string;
  readonly id?: string;
  /** The values of the discriminator that select this branch. */
  readonly when?: { readonly field: string; readonly values: readonly string[] };
}

/** Counts the rows of a shape with everything below it. */
export function countRows({ fields = [], unions = [] }: Shape): number {
  const parts = [...fields, ...unions.flatMap(({ branches }) => branches)];
  return parts.reduce((sum, part) => sum + 1 + countRows(part), 0);
}

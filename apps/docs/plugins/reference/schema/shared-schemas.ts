import type { OpenApiDocument } from "@signet/snippets";
import { type AnySchema, entriesOf, isSchema, type Schema } from "./keywords.ts";
import type { Resolve } from "./merge-schema.ts";

/** A schema that is used in several places gets its own page when it has more rows than this. */
const sharedRows = 40;
/** The same for a schema that is used in very many places. */
const often = { uses: 20, rows: 15 };

/** Decides which named schemas have a page of their own: recursive ones, and large ones that several places use. */
export class SharedSchemas {
  readonly #resolve: Resolve;
  readonly #uses = new Map<string, number>();
  /** Schemas that are used several times, and all that they contain. */
  readonly #shared = new Set<string>();
  readonly #nodes = new Map<string, Node>();

  constructor(document: OpenApiDocument, resolve: Resolve) {
    this.#resolve = resolve;
    countUses(document, this.#uses);
    const open = [...this.#uses].flatMap(([pointer, uses]) => (uses > 1 ? [pointer] : []));
    for (let pointer = open.pop(); pointer !== undefined; pointer = open.pop()) {
      if (this.#shared.has(pointer)) continue;
      this.#shared.add(pointer);
      open.push(...this.#nodeOf(pointer).pointers);
    }
  }

  /** Tests whether other pages link to the schema instead of showing its fields. */
  hasPage(pointer: string): boolean {
    const node = this.#nodeOf(pointer);
    if (node.isRecursive) return true;
    const rows = this.#rowsOf(node);
    return (
      (this.#shared.has(pointer) && rows > sharedRows) ||
      ((this.#uses.get(pointer) ?? 0) > often.uses && rows > often.rows)
    );
  }

  #nodeOf(pointer: string): Node {
    const known = this.#nodes.get(pointer);
    if (known) return known;
    this.#findCycles(pointer);
    return this.#nodes.get(pointer) ?? newNode(pointer, undefined);
  }

  /** The number of rows with those of inner schemas that have no page. */
  #rowsOf(node: Node): number {
    if (node.rows !== undefined) return node.rows;
    node.rows = 0;
    let rows = node.ownRows;
    for (const pointer of node.pointers) if (!this.hasPage(pointer)) rows += this.#rowsOf(this.#nodeOf(pointer));
    node.rows = rows;
    return rows;
  }

  /** Finds the schemas that contain themselves: Tarjan's strongly connected components, without recursion. */
  #findCycles(start: string): void {
    let count = 0;
    const open: Node[] = [];
    const add = (pointer: string): Node => {
      const node = newNode(pointer, this.#resolve(pointer));
      node.index = node.low = count++;
      node.isOpen = true;
      this.#nodes.set(pointer, node);
      open.push(node);
      return node;
    };
    const work = [{ node: add(start), next: 0 }];
    for (let step = work.at(-1); step; step = work.at(-1)) {
      const { node } = step;
      const pointer = node.pointers[step.next++];
      if (pointer !== undefined) {
        const known = this.#nodes.get(pointer);
        if (known === undefined) work.push({ node: add(pointer), next: 0 });
        else if (known.isOpen) node.low = Math.min(node.low, known.index);
        continue;
      }
      work.pop();
      const parent = work.at(-1)?.node;
      if (parent) parent.low = Math.min(parent.low, node.low);
      if (node.low !== node.index) continue;
      const cycle = open.splice(open.indexOf(node));
      for (const member of cycle) {
        member.isOpen = false;
        member.isRecursive = cycle.length > 1 || node.pointers.includes(node.pointer);
      }
    }
  }
}

interface Node {
  readonly pointer: string;
  /** The references below the schema, as often as they are there. */
  readonly pointers: readonly string[];
  readonly ownRows: number;
  rows?: number;
  index: number;
  low: number;
  isOpen: boolean;
  isRecursive: boolean;
}

function newNode(pointer: string, schema: AnySchema | undefined): Node {
  const pointers: string[] = [];
  const ownRows = schema === undefined ? 0 : visit(schema, pointers);
  return { pointer, pointers, ownRows, index: 0, low: 0, isOpen: false, isRecursive: false };
}

/** Collects the references of a schema, and counts its rows. */
function visit(schema: AnySchema, pointers: string[]): number {
  if (!isSchema(schema)) return 0;
  let rows = 0;
  const { $ref = schema.$dynamicRef, discriminator } = schema;
  if (typeof $ref === "string") pointers.push($ref);
  for (const target of Object.values(discriminator?.mapping ?? {})) pointers.push(mappedPointer(target));
  for (const keyword of nested) {
    const value = schema[keyword];
    const parts = Array.isArray(value) ? value : [value];
    for (const part of parts)
      rows += visit(part as AnySchema, pointers) + (keyword.endsWith("Of") && parts.length > 1 ? 1 : 0);
  }
  for (const keyword of ["properties", "patternProperties", "dependentSchemas"] as const)
    for (const [, property] of entriesOf(schema[keyword])) rows += 1 + visit(property, pointers);
  return rows;
}

/** A mapping may name a schema of the components. */
export function mappedPointer(target: string): string {
  return /[#/.]/.test(target) ? target : `#/components/schemas/${target}`;
}

const nested = [
  "items",
  "prefixItems",
  "additionalProperties",
  "allOf",
  "oneOf",
  "anyOf",
  "not",
  "if",
  "then",
  "else",
  "contains",
  "contentSchema",
] as const satisfies readonly (keyof Schema)[];

function countUses(value: unknown, uses: Map<string, number>, seen = new Set<object>()): void {
  if (typeof value !== "object" || value === null) return;
  const { $ref } = value as { $ref?: unknown };
  if (typeof $ref === "string") uses.set($ref, (uses.get($ref) ?? 0) + 1);
  // YAML's aliases bring the same object to several places.
  if (seen.has(value)) return;
  seen.add(value);
  for (const item of Object.values(value)) countUses(item, uses, seen);
}

import { type FoundOperation, listOperations } from "@signet/snippets";
import type { Addresses } from "../addresses.ts";
import { listOf } from "../schema/keywords.ts";
import type { ReferenceDocument, Tag } from "./document.ts";
import { tagsOf } from "./operation-page.ts";

/** Operations that are listed together. */
export interface Group {
  readonly name: string;
  readonly href: string;
  readonly slug: string;
  readonly description: string;
  readonly operations: readonly FoundOperation[];
}

/** A document without tags is divided by its paths when it has more operations than this. */
const untaggedOperations = 50;

/**
 * Groups operations by their first tag: described tags in their order, then others, then operations without a tag. An operation is
 * in one group, the one of its page.
 */
export function groupsOf(document: ReferenceDocument, addresses: Addresses): Group[] {
  const operations = listOperations(document);
  const hasTags = operations.some((found) => tagsOf(found).length > 0);
  const byPath = !hasTags && operations.length > untaggedOperations;
  const groups = Map.groupBy(operations, (found) => tagsOf(found)[0] ?? (byPath ? subjectOf(found.path) : other));
  const described = new Map(listOf<Tag>(document.tags).map((tag) => [String(tag?.name), tag]));
  const names = [
    ...described.keys(),
    ...[...groups.keys()].filter((name) => !described.has(name) && name !== other),
    other,
  ];
  return names.flatMap((name) => {
    const own = groups.get(name) ?? [];
    const description = described.get(name)?.description ?? "";
    return own.length === 0 ? [] : [{ name, ...addresses.of("tag", name), description, operations: own }];
  });
}

/** Returns the first part of a path that is neither a version nor a parameter: `/v1/charges/{id}` is about charges. */
function subjectOf(path: string): string {
  return path.split("/").find((part) => part !== "" && !/^(?:v?[\d.]+|api|\{.*)$/i.test(part)) ?? other;
}

const other = "Other";

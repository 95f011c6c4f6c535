import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Code, Root } from "mdast";
import { visit } from "unist-util-visit";

/** Fills each fence that names a file, such as ```ts file=examples/src/alert-poller.ts, with that file. */
export function includeFile({ root }: { readonly root: string }) {
  return (tree: Root): void => {
    visit(tree, "code", (node: Code) => {
      const [, file] = /(?:^| )file=(\S+)/.exec(node.meta ?? "") ?? [];
      if (file !== undefined) node.value = readFileSync(join(root, file), "utf8").trimEnd();
    });
  };
}

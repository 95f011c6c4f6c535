import type { Element, ElementContent, Root, Text } from "hast";
import { visit } from "unist-util-visit";
import { highlight } from "../reference/highlight.ts";

/** Colors the code of fences at build time, and keeps its text for the copy button. */
export function colorCode() {
  return (tree: Root): void => {
    visit(tree, "element", (node: Element, _, parent) => {
      if (node.tagName !== "code" || parent?.type !== "element" || parent.tagName !== "pre") return;
      const text = node.children
        .map((child) => (child.type === "text" ? child.value : ""))
        .join("")
        .trimEnd();
      const { spans } = highlight(text, grammarOf(node));
      if (spans.length === 0) return;
      const parts = spans.flatMap(([start, end, kind], index): ElementContent[] => [
        textNode(text.slice(spans[index - 1]?.[1] ?? 0, start)),
        {
          type: "element",
          tagName: "span",
          properties: { className: [`code-${kind}`] },
          children: [textNode(text.slice(start, end))],
        },
      ]);
      node.children = [...parts, textNode(text.slice(spans.at(-1)?.[1] ?? 0))];
      node.properties["data-text"] = text;
    });
  };
}

function grammarOf({ properties }: Element): string {
  const [name = ""] = [properties.className].flat().filter((each) => `${each}`.startsWith("language-"));
  return grammars[`${name}`.slice("language-".length)] ?? "text";
}

function textNode(value: string): Text {
  return { type: "text", value };
}

/** Grammars by the language of a fence; the others have no colors. */
const grammars: Readonly<Record<string, string>> = {
  ts: "typescript",
  py: "python",
  json: "json",
  go: "go",
};

import type { Element, ElementContent, Root } from "hast";
import rehypeParse from "rehype-parse";
import rehypeRemark from "rehype-remark";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";

export type MarkdownPage = ReturnType<typeof markdownOf>;

/**
 * Converts the main element of a built page to Markdown: code unchanged, links absolute.
 *
 * @throws Error when the page has no main element.
 */
export function markdownOf(html: string, site: string) {
  const tree = reader.parse(withoutFrame(html));
  const main = find(tree, ({ tagName }) => tagName === "main");
  if (main === undefined) throw new Error("the page has no main element");
  const heading = find(main, ({ tagName }) => tagName === "h1");
  const description = find(tree, ({ tagName, properties }) => tagName === "meta" && properties.name === "description");
  const root: Root = { type: "root", children: main.children.flatMap((child) => rewrite(child, site)) };
  return {
    title: heading ? textOf(heading) : "",
    description: String(description?.properties.content ?? ""),
    markdown: `${writer.stringify(writer.runSync(root)).trim()}\n`,
  };
}

/** Returns the head and the main element: parsing the navigation of each page takes longer than its content. */
function withoutFrame(html: string): string {
  const [head, main, end] = [html.indexOf("</head>"), html.indexOf("<main"), html.lastIndexOf("</main>")];
  return `${html.slice(0, head)}</head><body>${html.slice(main, end)}`;
}

/** Removes controls, and replaces elements that have no counterpart in Markdown. */
function rewrite(node: ElementContent | Root["children"][number], site: string): ElementContent[] {
  if (node.type === "text") return [{ type: "text", value: node.value }];
  if (node.type !== "element" || isControl(node)) return [];
  if (node.tagName === "pre") return [element("pre", [codeOf(node)])];
  const { href } = node.properties;
  const address = typeof href === "string" && href.startsWith("/") ? { href: `${site}${href}` } : {};
  const children = node.children.flatMap((child) => rewrite(child, site));
  if (node.tagName === "mark" || hasClass(node, ["field-link"])) return children;
  if (hasClass(node, ["fields"]))
    return [
      element(
        node.tagName,
        flatRows(node).flatMap((row) => rewrite(row, site)),
      ),
    ];
  // A definition list becomes paragraphs that begin with the term.
  if (node.tagName === "summary") return [element("p", children)];
  if (["dt", "figcaption"].includes(node.tagName)) return [element("p", [element("strong", children)])];
  if (node.tagName === "dd") return [element("p", children)];
  if (containers.includes(node.tagName)) return [element("div", children)];
  // Style sheets separate these elements.
  if (hasClass(node, besideCode))
    return [
      element(
        "p",
        children.flatMap((child) => [child, space]),
      ),
    ];
  if (node.tagName === "span" && hasClass(node, lines)) return [space, ...children];
  // Without the position in the page, which later steps would copy.
  return [{ ...element(node.tagName, children), properties: { ...node.properties, ...address } }];
}

/** Lists the rows of a table of fields with those of the tables within it, because a cell of Markdown can hold no table. */
function flatRows(node: Element): Element[] {
  return node.children.flatMap((child) => {
    if (child.type !== "element") return [];
    if (child.tagName !== "tr" || hasClass(child, ["field-folded"])) {
      // The name of an alternative becomes a row; the number of fields would be wrong in a flat list.
      const isName = child.tagName === "summary" && find(child, ({ tagName }) => tagName === "strong") !== undefined;
      if (isName) return [element("tr", [element("th", child.children), element("td", [])])];
      return child.tagName === "thead" && node.tagName !== "table" ? [] : flatRows(child);
    }
    return [child];
  });
}

/** Code keeps its text, without the elements that color it. */
function codeOf(pre: Element): Element {
  const code = find(pre, ({ tagName }) => tagName === "code") ?? pre;
  const { dataTarget, dataKind, dataExample } = code.properties;
  const language = fences[String(dataTarget ?? dataKind ?? dataExample)] ?? "text";
  return {
    ...element("code", [{ type: "text", value: textOf(code) }]),
    properties: { className: [`language-${language}`] },
  };
}

function isControl(node: Element): boolean {
  return (
    ["button", "nav", "svg", "script", "style", "search"].includes(node.tagName) ||
    node.properties.role === "tablist" ||
    hasClass(node, controls)
  );
}

function hasClass(node: Element, names: readonly string[]): boolean {
  const { className } = node.properties;
  return Array.isArray(className) && className.some((name) => names.includes(String(name)));
}

function element(tagName: string, children: ElementContent[]): Element {
  return { type: "element", tagName, properties: {}, children };
}

function find(node: Root | Element, test: (element: Element) => boolean): Element | undefined {
  for (const child of node.children) {
    if (child.type !== "element") continue;
    const found = test(child) ? child : find(child, test);
    if (found) return found;
  }
  return undefined;
}

function textOf(node: ElementContent): string {
  if (node.type === "text") return node.value;
  return node.type === "element" ? node.children.map(textOf).join("") : "";
}

const reader = unified().use(rehypeParse).freeze();
const writer = unified()
  .use(rehypeRemark)
  .use(remarkGfm)
  .use(remarkStringify, { bullet: "-", emphasis: "_", fence: "`", fences: true, rule: "-" })
  .freeze();
const controls = [
  "sample-buttons",
  "copy",
  "hash-link",
  "request-settings",
  "page-footer",
  "theme-doc-toc-mobile",
  "pagination-nav",
  "theme-doc-breadcrumbs",
  "skip",
];
const containers = ["dl", "details", "section", "article", "header", "fieldset", "figure"];
const besideCode = ["sample-token", "sample-note"];
const space = { type: "text", value: " " } as const;
const lines = ["field-type", "field-flags", "field-example"];
const fences: { readonly [language: string]: string } = {
  curl: "sh",
  command: "sh",
  ts: "ts",
  json: "json",
  powershell: "powershell",
  py: "python",
  java: "java",
  go: "go",
  python: "python",
  typescript: "ts",
  "application/json": "json",
  "text/csv": "csv",
};

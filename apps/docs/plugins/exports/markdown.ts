import type { Element, ElementContent, Root } from "hast";
import rehypeParse from "rehype-parse";
import rehypeRemark from "rehype-remark";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";

/** A page as Markdown. */
export interface MarkdownPage {
  readonly title: string;
  readonly description: string;
  readonly markdown: string;
}

/**
 * Writes a built page as Markdown: what stands in its `main` element, code unchanged, links made absolute.
 *
 * @throws Error when the page has no main element.
 */
export function markdownOf(html: string, site: string): MarkdownPage {
  const tree = reader.parse(withoutFrame(html));
  const main = find(tree, ({ tagName }) => tagName === "main");
  if (main === undefined) throw new Error("The page has no main element.");
  const heading = find(main, ({ tagName }) => tagName === "h1");
  const description = find(tree, ({ tagName, properties }) => tagName === "meta" && properties.name === "description");
  const root: Root = { type: "root", children: main.children.flatMap((child) => rewrite(child, site)) };
  return {
    title: heading ? textOf(heading) : "",
    description: String(description?.properties.content ?? ""),
    markdown: `${writer.stringify(writer.runSync(root)).trim()}\n`,
  };
}

/** The head and the main element: what stands around it, every page has, and reading it again for each takes longer than the page. */
function withoutFrame(html: string): string {
  const [head, main, end] = [html.indexOf("</head>"), html.indexOf("<main"), html.lastIndexOf("</main>")];
  return `${html.slice(0, head)}</head><body>${html.slice(main, end)}`;
}

/** Leaves out what only works on a page, and says in words what a page shows otherwise. */
function rewrite(node: ElementContent | Root["children"][number], site: string): ElementContent[] {
  if (node.type === "text") return [{ type: "text", value: node.value }];
  if (node.type !== "element" || isControl(node)) return [];
  if (isSample(node)) return sample(node, site);
  const { href } = node.properties;
  const address = typeof href === "string" && href.startsWith("/") ? { href: `${site}${href}` } : {};
  const children = node.children.flatMap((child) => rewrite(child, site));
  if (node.tagName === "mark") return children;
  // A definition list becomes paragraphs that begin with the word.
  if (node.tagName === "dt") return [element("p", [element("strong", children)])];
  if (node.tagName === "dd") return [element("p", children)];
  if (["dl", "section", "article", "header", "fieldset"].includes(node.tagName)) return [element("div", children)];
  // The lines of a cell stand below each other on a page.
  if (node.tagName === "span" && hasClass(node, lines)) return [{ type: "text", value: " " }, ...children];
  // Without its place in the page, which whatever comes next would copy.
  return [{ ...element(node.tagName, children), properties: { ...node.properties, ...address } }];
}

/** A caption, the code as it stands, and the links beside it. */
function sample(figure: Element, site: string): ElementContent[] {
  const code = find(figure, ({ tagName }) => tagName === "code");
  const caption = find(figure, ({ tagName }) => tagName === "figcaption");
  if (code === undefined) return [];
  const language = String(
    code.properties.dataTarget ?? (code.properties.dataKind ? "sh" : (code.properties.dataExample ?? "text")),
  );
  const said = caption
    ? textOf({
        ...caption,
        children: caption.children.filter((child) => child.type !== "element" || !isControl(child)),
      })
    : "";
  const beside = figure.children.filter(
    (child) => child.type === "element" && hasClass(child, ["sample-token", "sample-facts"]),
  );
  return [
    element("p", [element("strong", [{ type: "text", value: said }])]),
    element("pre", [
      {
        ...element("code", [{ type: "text", value: textOf(code) }]),
        properties: { className: [`language-${fences[language] ?? "text"}`] },
      },
    ]),
    ...beside.flatMap((child) =>
      child.type === "element"
        ? [
            element(
              "p",
              child.children.flatMap((part) => [...rewrite(part, site), { type: "text" as const, value: " " }]),
            ),
          ]
        : [],
    ),
  ];
}

function isControl(node: Element): boolean {
  return (
    ["button", "nav", "svg", "script", "style", "search"].includes(node.tagName) ||
    node.properties.role === "tablist" ||
    hasClass(node, controls)
  );
}

function isSample(node: Element): boolean {
  return node.tagName === "figure" && hasClass(node, ["sample"]);
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

/** The text with every character of it: white space in code is part of the code. */
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
const lines = ["field-type", "field-flags", "field-example"];
const fences: { readonly [language: string]: string } = {
  curl: "sh",
  sh: "sh",
  python: "python",
  typescript: "ts",
  "application/json": "json",
  "text/csv": "csv",
};

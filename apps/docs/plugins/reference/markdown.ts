import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import type { CompileContext, HtmlExtension, Token } from "micromark-util-types";
import rehypeParse from "rehype-parse";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { escapeHtml, type Html } from "./html.ts";

/** The place of a token in code, which links to a page about tokens. */
export interface TokenWord {
  readonly word: string;
  readonly href: string;
}

/** Renders Markdown as HTML. */
export interface Markdown {
  /** Renders paragraphs; their headings begin at a level. */
  readonly block: (text: string, headingLevel?: number) => Html;
  /** Renders text for a cell or a line: a single paragraph has no element of its own. */
  readonly line: (text: string) => Html;
}

/**
 * Creates a renderer of CommonMark with GitHub's tables, strikethrough and links.
 *
 * Of HTML in the text, formatting stays and the rest is shown as text. Links lead to absolute addresses only: others would be
 * relative to a site that nobody knows.
 */
export function createMarkdown(token?: TokenWord): Markdown {
  const known = new Map<string, Html>();
  const block = (text: string, headingLevel = 4): Html => {
    const key = `${headingLevel} ${text}`;
    const html = known.get(key) ?? withToken(render(text.trim(), headingLevel), token);
    known.set(key, html);
    return html;
  };
  return {
    block,
    line: (text) => {
      const html = block(text);
      const [, only] = /^<p>((?:(?!<p>)[\s\S])*)<\/p>$/.exec(html) ?? [];
      return only ?? html;
    },
  };
}

function render(text: string, headingLevel: number): Html {
  if (text === "") return "";
  // Most texts are plain, and micromark takes a hundred times longer.
  if (!/[*_`[\]<>#|~!&\\@\n]|https?:|www\.|^(?:\d+[.)]|[-+=])/.test(text)) return `<p>${escapeHtml(text)}</p>`;
  const html = micromark(text, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml(), knownTagsOnly],
  });
  // An image would be loaded from another site, so it becomes a link.
  const withoutImages = html.replaceAll(/<img src="([^"]*)" alt="([^"]*)"[^>]*>/g, '<a href="$1">$2</a>');
  return String(cleaner.processSync(withoutImages))
    .trim()
    .replaceAll(/<a(?! href="(?:https?|mailto):)[^>]*>(.*?)<\/a>/gs, "$1")
    .replaceAll("<pre>", '<pre tabindex="0">')
    .replaceAll(/(<\/?h)([1-6])/g, (_, start, level) => `${start}${Math.min(Number(level) + headingLevel - 1, 6)}`);
}

/** Keeps elements of formatting; other tags, such as `<id>`, are the author's text. */
const knownTagsOnly: HtmlExtension = { exit: { htmlFlowData: keepKnown, htmlTextData: keepKnown } };

function keepKnown(this: CompileContext, token: Token): undefined {
  const text = this.sliceSerialize(token);
  this.raw(
    text.replaceAll(/<\/?([a-z][\w-]*)?[^>]*>?/gi, (tag, name) =>
      tags.has(name?.toLowerCase()) ? tag : escapeHtml(tag),
    ),
  );
}

const tags = new Set(
  [...(defaultSchema.tagNames ?? [])].filter(
    (name) => !["img", "input", "picture", "source", "section"].includes(name),
  ),
);

const cleaner = unified()
  .use(rehypeParse, { fragment: true })
  .use(rehypeSanitize, {
    ...defaultSchema,
    tagNames: [...tags],
    // No address is built from a description, and relative ones lead nowhere.
    attributes: { a: ["href"], th: ["align"], td: ["align"], ol: ["start"], code: [["className", /^language-/]] },
    protocols: { href: ["http", "https", "mailto"] },
  })
  .use(rehypeStringify)
  .freeze();

function withToken(html: Html, token: TokenWord | undefined): Html {
  if (token === undefined || !html.includes(token.word)) return html;
  const link = `<a class="token-place" href="${token.href}" title="Put your API token here. How to get one"><mark>${token.word}</mark></a>`;
  return html.replaceAll(/<code>[^<]*<\/code>/g, (code) =>
    code.replaceAll(new RegExp(`\\b${token.word}\\b`, "g"), link),
  );
}

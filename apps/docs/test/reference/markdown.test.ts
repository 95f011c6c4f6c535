import { describe, expect, test } from "vitest";
import { createMarkdown } from "../../plugins/reference/markdown.ts";

const { block, line } = createMarkdown();

describe("createMarkdown", () => {
  test.each([
    ["*a* **b** `c` ~~d~~", "<p><em>a</em> <strong>b</strong> <code>c</code> <del>d</del></p>"],
    ["- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"],
    ["1. one", "<ol>\n<li>one</li>\n</ol>"],
    ["> quote", "<blockquote>\n<p>quote</p>\n</blockquote>"],
    ["[a](https://a.example)", '<p><a href="https://a.example">a</a></p>'],
    ["https://a.example/b", '<p><a href="https://a.example/b">https://a.example/b</a></p>'],
    ["plain text", "<p>plain text</p>"],
    ["a & b < c", "<p>a &#x26; b &#x3C; c</p>"],
    ["line\nbreak", "<p>line\nbreak</p>"],
    ["``code with ` tick``", "<p><code>code with ` tick</code></p>"],
  ])("renders %j", (text, html) => {
    expect(block(text)).toBe(html);
  });

  test("renders tables and code", () => {
    expect(block("| a | b |\n|---|---|\n| 1 | 2 |")).toContain("<td>1</td>");
    expect(block('```json\n{ "a": 1 }\n```')).toBe(
      '<pre tabindex="0"><code class="language-json">{ "a": 1 }\n</code></pre>',
    );
  });

  test("lowers headings to the place of the text", () => {
    expect(block("# A\n\n## B", 3)).toBe("<h3>A</h3>\n<h4>B</h4>");
    expect(block("###### A", 3)).toBe("<h6>A</h6>");
  });

  test.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    '<p onclick="alert(1)">x</p>',
    "<svg><script>alert(1)</script></svg>",
    '<iframe src="https://a.example"></iframe>',
    '<style>*{display:none}</style><form action="https://a.example"><input>',
    "</td></tr></table><script>alert(1)</script>",
    "`<script>alert(1)</script>`",
    "<!-- --><script>alert(1)</script>",
    "<details open ontoggle=alert(1)>",
    "![x](https://a.example/i.png)",
  ])("is safe with %s", (text) => {
    for (const html of [block(text), line(text), block(`a\n\n${text}\n\nb`)]) {
      expect(html).not.toMatch(
        /<(?:script|img|svg|iframe|style|form|input|\/td)|<[^>]*\s(?:on\w+|style|src)\s*=|href="(?!https?:|mailto:)/i,
      );
    }
  });

  test("keeps formatting in HTML, and shows tags that are no HTML", () => {
    expect(block("<p>Returns <code>a</code><br>b</p>")).toBe("<p>Returns <code>a</code><br>b</p>");
    expect(block("Send <id> or Array<String>")).toBe("<p>Send &#x3C;id> or Array&#x3C;String></p>");
    expect(block("<p>not closed")).toBe("<p>not closed</p>");
  });

  test("shows images and relative links without loading or following them", () => {
    expect(block("![a](https://a.example/i.png)")).toBe('<p><a href="https://a.example/i.png">a</a></p>');
    expect(block("see [this](/other) and [that](#there)")).toBe("<p>see this and that</p>");
  });

  test("has no paragraph around a single line", () => {
    expect(line("a *b*")).toBe("a <em>b</em>");
    expect(line("a\n\nb")).toBe("<p>a</p>\n<p>b</p>");
  });

  test("links a token's placeholder in code", () => {
    const own = createMarkdown({ word: "api_token", href: "/token" });
    expect(own.line("Send `-u api_token:`, not api_token")).toMatch(
      /^Send <code>-u <a [^>]*href="\/token"[^>]*><mark>api_token<\/mark><\/a>:<\/code>, not api_token$/,
    );
  });
});

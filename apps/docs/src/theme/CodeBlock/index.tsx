import type { ReactNode } from "react";
import { CodePanel } from "../../components/code/CodePanel.tsx";
import { CopyButton } from "../../components/code/CopyButton.tsx";
import { TokenText } from "../../components/code/TokenText.tsx";

interface CodeBlockProps {
  readonly children?: ReactNode;
  readonly className?: string;
  /** The code without its colors, from the build. */
  readonly "data-text"?: string;
}

/**
 * Renders a fenced block: a program, a command, or data. Requests use `RequestSnippet`.
 *
 * It replaces the theme's own block, which colors code in the reader's browser.
 */
export default function CodeBlock({ children, className = "", "data-text": colored }: CodeBlockProps): ReactNode {
  const text = (colored ?? String(children ?? "")).trimEnd();
  const [, language = "text"] = /\blanguage-(\w+)/.exec(className) ?? [];
  const name = languages[language] ?? "Text";
  return (
    <figure className="sample">
      <figcaption>
        <span className="sample-language">{name}</span>
        <CopyButton name={`Copy the ${name} code that begins with ${text.split("\n", 1)[0]}`} text={text} />
      </figcaption>
      <CodePanel name={name}>
        {commands.has(language) ? (
          <code data-kind="command">
            <TokenText text={text} />
          </code>
        ) : (
          <code data-kind={language}>{colored === undefined ? text : children}</code>
        )}
      </CodePanel>
    </figure>
  );
}

const commands = new Set(["sh", "bash"]);

const languages: Readonly<Record<string, string>> = {
  sh: "Shell",
  bash: "Shell",
  ts: "TypeScript",
  py: "Python",
  go: "Go",
  java: "Java",
  json: "JSON",
  powershell: "PowerShell",
};

import type { ReactNode } from "react";
import { CodePanel } from "../../components/code/CodePanel.tsx";
import { CopyButton } from "../../components/code/CopyButton.tsx";

interface CodeBlockProps {
  readonly children?: ReactNode;
  readonly className?: string;
}

/**
 * Renders a fenced block: a command, an environment variable, or text. Requests use `RequestSnippet`.
 *
 * It replaces the theme's own block, which colors code in the reader's browser.
 */
export default function CodeBlock({ children, className = "" }: CodeBlockProps): ReactNode {
  const text = String(children ?? "").trimEnd();
  const isCommand = /\blanguage-(sh|bash)\b/.test(className);
  return (
    <figure className="sample">
      <figcaption>
        <span className="sample-language">{isCommand ? "Shell" : "Text"}</span>
        <CopyButton name={`Copy ${isCommand ? `the command ${text.split("\n")[0]}` : "the text"}`} text={text} />
      </figcaption>
      <CodePanel>
        <code {...(isCommand && { "data-kind": "command" })}>{text}</code>
      </CodePanel>
    </figure>
  );
}

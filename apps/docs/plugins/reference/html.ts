/** HTML that is safe to put into a page. */
export type Html = string;

export function escapeHtml(text: string): Html {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** Renders text as code. */
export function codeHtml(text: string): Html {
  return `<code>${escapeHtml(text)}</code>`;
}

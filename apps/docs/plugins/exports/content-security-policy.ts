import { createHash } from "node:crypto";

/**
 * Adds a content security policy to a built page: only its own scripts, styles and images, the inline ones by their hash.
 *
 * The policy is in the page, because not every host can set headers.
 */
export function withPolicy(html: string): string {
  const inlineScripts = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, text = ""]) => text,
  );
  const inlineStyles = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, text = ""]) => text);
  const styleAttributes = [...html.matchAll(/<[^>]+?\sstyle="([^"]*)"/g)].map(([, text = ""]) => text);
  const policy = [
    "default-src 'none'",
    // Pagefind runs WebAssembly.
    `script-src 'self' 'wasm-unsafe-eval' ${hashes(inlineScripts)}`,
    `style-src 'self' 'unsafe-hashes' ${hashes([...inlineStyles, ...styleAttributes])}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].map((directive) => directive.trim());
  const head = html.indexOf("<head>") + "<head>".length;
  return `${html.slice(0, head)}<meta http-equiv="Content-Security-Policy" content="${policy.join("; ")}">${html.slice(head)}`;
}

function hashes(texts: readonly string[]): string {
  const sources = texts.map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  return [...new Set(sources)].join(" ");
}

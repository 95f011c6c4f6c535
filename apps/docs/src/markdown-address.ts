/** Returns the path of a page's Markdown copy. */
export function markdownOf(path: string): string {
  return path === "/" ? "/index.md" : `${path}.md`;
}

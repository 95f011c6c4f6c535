/** The address of a page's Markdown twin. */
export function markdownOf(path: string): string {
  return path === "/" ? "/index.md" : `${path}.md`;
}

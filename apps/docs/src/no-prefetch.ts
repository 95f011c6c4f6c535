/**
 * Turns prefetching off.
 *
 * Docusaurus fetches the scripts of every page whose link is visible, which is all operations on a reference page. Pointing at a link still
 * fetches its page.
 */
export function onRouteUpdate(): void {
  window.docusaurus = { ...window.docusaurus, prefetch: () => false };
}

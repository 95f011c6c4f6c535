/**
 * The site's framework fetches the scripts of every page whose link can be seen, which is all of them beside a reference page.
 * A page here fetches its own; pointing at a link still fetches what is behind it.
 */
export function onRouteUpdate(): void {
  window.docusaurus = { ...window.docusaurus, prefetch: () => false };
}

/** Compares an address with the browser's path, which may be encoded in another way or end with a slash. */
export function isAt(href: string, pathname: string): boolean {
  return plain(href) === plain(pathname);
}

function plain(path: string): string {
  const text = path.replace(/(?<=.)\/$/, "");
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}

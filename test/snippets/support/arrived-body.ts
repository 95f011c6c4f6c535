/** Decodes a body: JSON with exact numbers, the pairs of a form, or the parts of a multipart body. */
export function bodyMeaning(text: string, contentType = ""): unknown {
  if (/^[^;]*[/+]json\b/.test(contentType)) return jsonMeaning(text);
  if (contentType.startsWith("application/x-www-form-urlencoded")) return [...new URLSearchParams(text)];
  const [, boundary] = /^multipart\/form-data; *boundary="?([^"]*)"?$/.exec(contentType) ?? [];
  return boundary === undefined ? text : partsOf(text, boundary);
}

function jsonMeaning(text: string): unknown {
  try {
    return parse(text, (_name, value, { source }) => (typeof value === "number" ? numberOf(source) : value));
  } catch {
    return `no JSON: ${text}`;
  }
}

/** A number with its kind: `1.0` is not `1`, and integers are compared digit by digit. */
function numberOf(source: string): string {
  return /^-?\d+$/.test(source) ? `integer ${BigInt(source)}` : `fraction ${Number(source) + 0}`;
}

/** The name and content of each part, without file names, which differ between clients. */
function partsOf(text: string, boundary: string): unknown {
  return `\r\n${text}`
    .split(`\r\n--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const end = part.indexOf("\r\n\r\n");
      const [, name = ""] = /[; ]name="([^"]*)"/i.exec(part.slice(0, end)) ?? [];
      return [name.replace(/%0A|%0D|%22/g, decodeURIComponent), part.slice(end + 4)];
    });
}

// Node passes the number's own text since version 21; TypeScript's library does not say so yet.
const parse = JSON.parse as (
  text: string,
  reviver: (name: string, value: unknown, context: { source: string }) => unknown,
) => unknown;

import { ClientError } from "../errors.ts";
import { ownValue } from "../own-properties.ts";

/**
 * Fills a path template with values, each as one percent-encoded segment.
 *
 * @throws {@link ClientError} `ERR_INVALID_PARAMETER` if a value is missing, empty, not a string or number, or contains a dot segment.
 * URL parsers and proxies resolve dot segments, so `..` instead of a guid would request the list of all companies.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc3986#section-3.3 | RFC 3986 §3.3}
 */
export function serializePath(template: string, values: object): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => segment(name, ownValue(values, name)));
}

function segment(name: string, value: unknown): string {
  const text = Number.isFinite(value) ? String(value) : value;
  const fail = (rule: string) => new ClientError("ERR_INVALID_PARAMETER", `path parameter "${name}" must ${rule}`);
  if (typeof text !== "string" || text === "" || !text.isWellFormed()) {
    throw fail(`be a non-empty string, got ${kind(value)}`);
  }
  if (dotSegment.test(text)) throw fail("not contain a dot segment (. or .., encoded or not)");
  return encodeURIComponent(text);
}

function kind(value: unknown): string {
  if (value === "") return "an empty string";
  if (typeof value === "string") return "a string with an unpaired surrogate";
  return value === null ? "null" : Array.isArray(value) ? "an array" : typeof value;
}

// Matches a segment of one or two dots. Slashes, backslashes and dots may be percent-encoded any number of times,
// because a proxy may decode and normalize the path.
const dotSegment = /(?:^|[/\\]|%(?:25)*(?:2f|5c))(?:\.|%(?:25)*2e){1,2}(?:$|[/\\]|%(?:25)*(?:2f|5c))/i;

import type { HarRequest } from "@signet/snippets";
import type { CorpusRequest } from "./corpus.ts";
import { defaultToken } from "./corpus-document.ts";

/** Tests whether HAR can describe a request: a body that is a file to read it cannot. */
export function hasHar({ file }: CorpusRequest): boolean {
  return file === undefined;
}

/** Converts a request into HAR, with an encoded path and credentials in a header. */
export function harOf(request: CorpusRequest, server: string): Required<Omit<HarRequest, "postData">> & HarRequest {
  const { method, path, pathParameters = {}, query = [], headers = {}, cookies = {} } = request;
  const { token = defaultToken, credential: { place = "basic", name = "", password = "" } = {} } = request;
  const filled = path
    .split(/(\{[^{}]*\}|%[0-9A-F]{2}|\/)/)
    .map((part, index) => {
      if (index % 2 === 0) return encodeURIComponent(part);
      return part.startsWith("{") ? encodeURIComponent(pathParameters[part.slice(1, -1)] ?? "") : part;
    })
    .join("");
  const postData = postDataOf(request);
  const authorization = {
    basic: `Basic ${Buffer.from(`${token}:${password}`).toString("base64")}`,
    bearer: `Bearer ${token}`,
  }[place as string];
  return {
    method,
    url: server + filled,
    headers: [
      ...(authorization === undefined ? [] : [{ name: "Authorization", value: authorization }]),
      ...(place === "header" ? [{ name, value: token }] : []),
      ...fields(headers),
      ...(postData ? [{ name: "Content-Type", value: postData.mimeType }] : []),
    ],
    queryString: [
      ...query.map(([name, value]) => ({ name, value })),
      ...(place === "query" ? [{ name, value: token }] : []),
    ],
    cookies: [...fields(cookies), ...(place === "cookie" ? [{ name, value: token }] : [])],
    ...(postData && { postData }),
  };
}

function postDataOf({ body, form, parts, text, mediaType }: CorpusRequest) {
  if (body !== undefined) return { mimeType: mediaType ?? "application/json", text: body };
  if (text !== undefined) return { mimeType: mediaType ?? "text/plain", text };
  if (form) {
    return { mimeType: "application/x-www-form-urlencoded", params: form.map(([name, value]) => ({ name, value })) };
  }
  if (!parts) return undefined;
  const params = parts.map(({ name, text, file }) => ({
    name,
    ...(text !== undefined && { value: text }),
    ...(file !== undefined && { fileName: file, contentType: "application/octet-stream" }),
  }));
  return { mimeType: "multipart/form-data", params };
}

function fields(values: Readonly<Record<string, string>>) {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}

/** Reads a body as text, up to a number of bytes. */
export async function decodeBody(response: Response, kind: string | undefined, maxBytes: number): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = createDecoder(response, kind);
  let text = "";
  for (let size = 0; reader; ) {
    const { done, value } = await reader.read();
    text += decoder.decode(value, { stream: !done });
    if (done) break;
    size += value.length;
    if (size >= maxBytes) {
      reader.cancel().catch(() => {});
      break;
    }
  }
  return text;
}

/** JSON is always in UTF-8 (RFC 8259 §8.1); text is in the charset of its content type. */
function createDecoder({ headers }: Response, kind: string | undefined): TextDecoder {
  const type = kind === "json" ? "" : (headers.get("content-type") ?? "");
  const [, charset] = /;\s*charset="?([^\s";]+)/i.exec(type) ?? [];
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}

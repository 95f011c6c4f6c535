import { createServer } from "node:http2";
import type { Socket } from "node:net";
import { Duplex } from "node:stream";
import { findTokens } from "../tokens/token-format.ts";

/**
 * Reads the tokens from the start of an unencrypted connection: from its text, with percent-encoding and base64 decoded, and from
 * the frames of HTTP/2.
 *
 * Stops after 64 KiB or two seconds, or when the client closes.
 */
export async function readPlainTokens(socket: Socket, first: Buffer): Promise<string[]> {
  const bytes = await readStart(socket, first);
  const texts = [bytes.toString("latin1"), ...(await readFrames(bytes))];
  return [...new Set(texts.flatMap(decodedForms).flatMap(findTokens))];
}

function readStart(socket: Socket, first: Buffer): Promise<Buffer> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const chunks = [first];
  let size = first.length;
  const timer = setTimeout(resolve, longestMs);
  socket.on("data", (chunk: Buffer) => {
    if (size < limit) chunks.push(chunk);
    size += chunk.length;
    if (size >= limit) resolve();
  });
  if (size >= limit) resolve();
  socket.once("end", resolve).once("close", resolve).resume();
  return promise.then(() => {
    clearTimeout(timer);
    socket.pause();
    return Buffer.concat(chunks).subarray(0, limit);
  });
}

/** Returns the fields and the data of HTTP/2 without TLS; fields are compressed, so their text is not in the bytes. */
async function readFrames(bytes: Buffer): Promise<string[]> {
  if (!bytes.toString("latin1", 0, preface.length).startsWith(preface)) return [];
  const texts: string[] = [];
  const server = createServer();
  const connection = new Duplex({ read() {}, write: (_chunk, _encoding, done) => done() });
  const ended = new Promise((resolve) => connection.once("close", resolve));
  server.on("stream", (stream, _headers, _flags, rawHeaders: readonly string[]) => {
    texts.push(rawHeaders.join("\n"));
    stream.on("data", (chunk: Buffer) => texts.push(chunk.toString("latin1"))).on("error", () => {});
  });
  server.on("sessionError", () => connection.destroy()).on("session", (session) => session.on("error", () => {}));
  server.emit("connection", connection);
  connection.push(bytes);
  connection.push(null);
  // What is complete has been read when the frames end; a broken frame ends nothing.
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 100))]);
  connection.destroy();
  return texts;
}

/** Returns a text, and what it becomes when percent-encoding, line breaks and base64 are decoded. */
function decodedForms(text: string): string[] {
  const plain = decodePercent(decodePercent(text));
  const lines = [plain, plain.replaceAll(/[\r\n\t ]+/g, "")];
  return [text, ...lines, ...lines.flatMap(decodeBase64)];
}

function decodePercent(text: string): string {
  return text.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Decodes everything that could be base64 of a token, from each of the four places where a group may begin. */
function decodeBase64(text: string): string[] {
  const runs = text.match(/[A-Za-z0-9+/_-]{54,}/g) ?? [];
  return runs.flatMap((run) => [0, 1, 2, 3].map((start) => Buffer.from(run.slice(start), "base64").toString("latin1")));
}

const limit = 65_536;
const longestMs = 2_000;
const preface = "PRI * HTTP/2.0";

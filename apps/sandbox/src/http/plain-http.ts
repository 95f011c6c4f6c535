import type { Socket } from "node:net";
import { parseUserId } from "./basic-auth.ts";

/**
 * Reads the user-ids from the head of an unencrypted request.
 *
 * Stops after 16 kB or five seconds, and parses even an incomplete head.
 */
export async function readPlainUserIds(socket: Socket, first: Buffer): Promise<string[]> {
  const head = await readHead(socket, first);
  return [...head.matchAll(authorization)].flatMap(([, value = ""]) => parseUserId(value) ?? []);
}

function readHead(socket: Socket, first: Buffer): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  let head = first.toString("latin1");
  const finish = () => resolve(head);
  const isComplete = () => head.length >= limit || endOfHead.test(head);
  if (isComplete()) finish();
  const timer = setTimeout(finish, 5_000);
  socket.on("data", (chunk: Buffer) => {
    if (!isComplete()) head += chunk.toString("latin1", 0, limit - head.length);
    if (isComplete()) finish();
  });
  socket.once("end", finish).once("close", finish).resume();
  return promise.finally(() => {
    clearTimeout(timer);
    socket.pause();
  });
}

const limit = 16_384;
const endOfHead = /\r?\n\r?\n/;
const authorization = /^authorization[ \t]*:[ \t]*(.*?)[ \t]*\r?$/gim;

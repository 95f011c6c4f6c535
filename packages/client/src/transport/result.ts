import type { ResponseInfo, UnexpectedReason } from "./response-info.ts";
import type { StatusError } from "./status-error.ts";

/** A response that the contract declares, with a status of success. */
export interface SuccessResult<Status, Data> extends ResponseInfo {
  status: Status;
  data: Data;
  error?: never;
}

/** A response that the contract declares, with another status. */
export interface FailureResult<Status, Detail> extends ResponseInfo {
  status: Status;
  error: Detail;
  data?: never;
}

/** A response outside the contract: an undeclared status, or a body that is not what the contract promises. */
export interface UnexpectedResult extends ResponseInfo {
  status: "unexpected";
  error: StatusError;
  data?: never;
  /** The part that is outside the contract. */
  reason: UnexpectedReason;
  /** The body as text, up to a megabyte; our own token in it is redacted. */
  body: string;
}

/** The result of a call: one member for each declared status, and one for everything else. Narrow it by `status` or by `error`. */
export type Result<Shape> = DeclaredResult<Shape> | UnexpectedResult;

type DeclaredResult<Shape> = Shape extends { responses: infer Responses }
  ? { [Status in keyof Responses & number]: ResultOf<Status, BodyOf<Responses[Status]>> }[keyof Responses & number]
  : never;

type ResultOf<Status extends number, Content> = `${Status}` extends `2${string}`
  ? SuccessResult<Status, Content>
  : FailureResult<Status, Content>;

/** The body of a response: JSON, text or bytes. */
export type BodyOf<Declared> = Declared extends { content: infer Content }
  ? Content extends { "application/json": infer Json }
    ? Json
    : { [Type in keyof Content]: Type extends `text/${string}` ? string : Uint8Array<ArrayBuffer> }[keyof Content]
  : undefined;

/** The result of a streaming call: `data` is the unread body. */
export type StreamResult<Shape> = Streaming<Result<Shape>>;
type Streaming<Each> =
  Each extends SuccessResult<infer Status, unknown>
    ? SuccessResult<Status, ReadableStream<Uint8Array<ArrayBuffer>>>
    : Each;

/** Any result, untyped. */
export type AnyResult = SuccessResult<number, unknown> | FailureResult<number, unknown> | UnexpectedResult;

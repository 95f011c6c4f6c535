/** The contract, as `pnpm generate` writes it for the sandbox (`generated/contract.ts`). */
export interface Contract {
  operations: readonly ContractOperation[];
  /** Schemas by name. References to them begin with `contract#/components/schemas/`. */
  schemas: Readonly<Record<string, JsonObject>>;
  /** The concurrent requests of one token (`x-rate-limit`). */
  concurrent: number;
}

export interface ContractOperation {
  id: string;
  method: string;
  path: string;
  parameters: readonly ContractParameter[];
  body?: ContractBody;
  /** The status of a successful response. */
  status: number;
  /** The media types of a successful response, the default one first. */
  mediaTypes: readonly string[];
  example?: unknown;
  pagination?: "links" | "offset" | "cursor";
  /** The concurrent requests of one token, when fewer than for all operations together. */
  concurrent?: number;
}

export interface ContractBody {
  required: boolean;
  content: readonly { type: string; schema: JsonObject; example?: unknown }[];
}

/** A parameter of a path or a query; its schema, and that of its items, are no references. */
export interface ContractParameter {
  name: string;
  in: "path" | "query";
  required: boolean;
  schema: JsonObject;
  example?: unknown;
}

export interface JsonObject {
  [key: string]: unknown;
}

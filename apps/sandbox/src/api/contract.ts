/** The contract, as `pnpm generate` writes it for the sandbox (`generated/contract.ts`). */
export interface Contract {
  operations: readonly ContractOperation[];
  /** Schemas by name. References to them begin with `contract#/components/schemas/`. */
  schemas: Readonly<Record<string, JsonObject>>;
  /** How many requests of one token may run at the same time (`x-rate-limit`). */
  concurrent: number;
}

/** One operation of the contract. */
export interface ContractOperation {
  id: string;
  method: string;
  path: string;
  parameters: readonly ContractParameter[];
  body?: ContractBody;
  /** The media types of a successful response, the default one first. */
  mediaTypes: readonly string[];
  /** The example of a successful JSON response. */
  example?: unknown;
  /** The form of its pages (`x-pagination`). */
  pagination?: "links" | "offset" | "cursor";
  /** How many requests of one token may run at the same time, where that is fewer than of all operations together. */
  concurrent?: number;
}

/** The body of a request. */
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

/** A JSON object. */
export interface JsonObject {
  [key: string]: unknown;
}

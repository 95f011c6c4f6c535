export type { Example } from "../generated/examples.ts";
export { examples } from "../generated/examples.ts";

/**
 * This file was generated from the contract by `pnpm generate`.
 * Do not make direct changes to the file.
 */

/** The package's own version. */
export const version = "0.0.0";

/** The contract's request limits. */
export const limits = {"concurrent":20,"recommendedConcurrent":3,"requests":5000,"windowSeconds":300} as const;

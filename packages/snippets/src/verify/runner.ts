import type { TargetName } from "../targets/target.ts";
import type { RunOptions } from "./run-options.ts";

/** The name of a program that runs snippets; `bash` has history expansion on, `plain bash` has it off. */
export type InterpreterName = "bash" | "plain bash" | "dash" | "zsh" | "python" | "node" | "javascript" | "go" | "java";

/** A program that runs the snippets of one target. */
export interface Interpreter {
  readonly name: InterpreterName;
  readonly target: TargetName;
}

export interface Runner extends Interpreter {
  /** Returns a command that runs programs in one process and prints a result line for each. */
  readonly start: (programs: readonly Program[], workplace: Workplace) => Promise<Command>;
}

export interface Program {
  readonly number: number;
  readonly code: string;
  readonly server: string;
}

export interface Workplace extends RunOptions {
  readonly folder: string;
  readonly serverVariable: string;
}

export interface Command {
  readonly program: string;
  readonly parameters: readonly string[];
  readonly input: string;
}

/** Starts the line that reports the result of a program. */
export const resultMark = "snippet-result ";

/** The file in the working folder that has the recorder's certificate. */
export const certificateFile = "certificate.pem";

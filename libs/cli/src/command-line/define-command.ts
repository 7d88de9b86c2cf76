import type { Console } from './console.ts';
import type { Fault } from './exit-codes.ts';
import type { Io } from './io.ts';
import type { Read } from './values.ts';

/** An option: its value is `T` once read. */
export interface OptionSpec<T> {
  /** As commander has it: `--limit <n>`, `--dry-run`. */
  readonly flags: string;
  readonly summary: string;
  /** Undefined for a flag without a value. */
  readonly read: Read<unknown> | undefined;
  readonly required: boolean;
  readonly otherwise: T | undefined;
  /** The variable of the environment that may give it instead. */
  readonly env: string | undefined;
  /** Every mention counts, in order. */
  readonly repeatable: boolean;
}

export interface ArgumentSpec<T> {
  readonly summary: string;
  readonly read: Read<unknown>;
  readonly required: boolean;
  /** Takes all that are left. */
  readonly variadic: boolean;
  /** Holds the type, never a value. */
  readonly of?: T;
}

export type Options = Readonly<Record<string, OptionSpec<unknown>>>;
export type Arguments = Readonly<Record<string, ArgumentSpec<unknown>>>;
export type Input<O extends Options, A extends Arguments> = {
  readonly [K in keyof O]: O[K] extends OptionSpec<infer T> ? T : never;
} & { readonly [K in keyof A]: A[K] extends ArgumentSpec<infer T> ? T : never };

/** One mention of an option, in the order of the command line. */
export interface Mention {
  readonly option: string;
  readonly value: unknown;
}

export interface Context {
  readonly io: Io;
  readonly console: Console;
  /** Every mention of an option, in order: for options that belong to the one before. */
  readonly mentions: readonly Mention[];
}

export interface CommandSpec<O extends Options = Options, A extends Arguments = Arguments> {
  readonly name: string;
  /** One line, for the list of commands. */
  readonly summary: string;
  readonly description: string;
  readonly arguments: A;
  readonly options: O;
  /** Lines that work as they stand, each with what it does. */
  readonly examples: readonly (readonly [line: string, does: string])[];
  /** What is wrong in settings that are not its own options: told together with what is wrong in those. */
  wrongSettings?(io: Io): Promise<readonly Fault[]>;
  /** @returns the exit code; nothing: 0. @throws CommandFailed */
  run(input: Input<O, A>, context: Context): Promise<number | undefined>;
}

export function defineCommand<const O extends Options, const A extends Arguments>(
  spec: CommandSpec<O, A>,
): CommandSpec<O, A> {
  return spec;
}

/** A switch: true where it is given. */
export function flag(flags: string, summary: string): OptionSpec<boolean> {
  return { flags, summary, read: undefined, required: false, otherwise: false, env: undefined, repeatable: false };
}

interface More<T> {
  readonly env?: string;
  readonly otherwise?: T;
}

export function option<T>(
  flags: string,
  summary: string,
  read: Read<T>,
  more: { env?: string; otherwise: T },
): OptionSpec<T>;
export function option<T>(
  flags: string,
  summary: string,
  read: Read<T>,
  more?: { env?: string },
): OptionSpec<T | undefined>;
export function option<T>(
  flags: string,
  summary: string,
  read: Read<T>,
  more: More<T> = {},
): OptionSpec<T | undefined> {
  const { env, otherwise } = more;
  return { flags, summary, read, required: false, otherwise, env, repeatable: false };
}

export function required<T>(flags: string, summary: string, read: Read<T>): OptionSpec<T> {
  return { flags, summary, read, required: true, otherwise: undefined, env: undefined, repeatable: false };
}

export function repeatable<T>(flags: string, summary: string, read: Read<T>): OptionSpec<readonly T[]> {
  return { flags, summary, read, required: false, otherwise: [], env: undefined, repeatable: true };
}

/** As `repeatable`, and at least once. */
export function oneOrMore<T>(flags: string, summary: string, read: Read<T>): OptionSpec<readonly T[]> {
  return { ...repeatable(flags, summary, read), required: true };
}

export function argument<T>(summary: string, read: Read<T>): ArgumentSpec<T> {
  return { summary, read, required: true, variadic: false };
}

export function optionalArgument<T>(summary: string, read: Read<T>): ArgumentSpec<T | undefined> {
  return { summary, read, required: false, variadic: false };
}

export function manyArguments<T>(summary: string, read: Read<T>): ArgumentSpec<readonly T[]> {
  return { summary, read, required: false, variadic: true };
}

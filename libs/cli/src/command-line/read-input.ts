import type { ArgumentSpec, CommandSpec, Mention, OptionSpec } from './define-command.ts';
import { UsageFaults, type Fault } from './exit-codes.ts';
import type { Io } from './io.ts';
import { NotAccepted, type Read } from './values.ts';

/** What commander heard: options in order (true for a flag, null where a value is missing), and all other words. */
export interface Heard {
  readonly options: readonly { readonly name: string; readonly given: string | true | null }[];
  readonly words: readonly string[];
}

export interface ReadInput {
  readonly input: Record<string, unknown>;
  readonly mentions: readonly Mention[];
}

/**
 * Reads everything that was given, and goes on after a fault, so that one run shows them all.
 * @throws UsageFaults
 */
export function readInput(spec: CommandSpec, heard: Heard, io: Io): ReadInput {
  const faults: Fault[] = [];
  const attempt = (name: string, given: string, read: Read<unknown>): unknown => {
    try {
      return read(given, io.cwd);
    } catch (error) {
      if (!(error instanceof NotAccepted)) throw error;
      faults.push({ name, value: given, expected: error.message });
      return undefined;
    }
  };
  const input: Record<string, unknown> = {};
  const mentions: Mention[] = [];
  for (const { name, given } of heard.options) {
    const option = spec.options[name]!;
    const long = longFlag(option);
    if (given === null) faults.push({ name: long, expected: `a value: ${option.flags}` });
    else mentions.push({ option: name, value: given === true ? true : attempt(long, given, option.read!) });
  }
  for (const [name, option] of Object.entries(spec.options)) {
    const own = mentions.filter((mention) => mention.option === name).map((mention) => mention.value);
    const missing = !heard.options.some((mention) => mention.name === name);
    const fromEnv = option.env === undefined ? undefined : io.env[option.env];
    if (option.repeatable) input[name] = own;
    else if (!missing) input[name] = own.at(-1);
    else if (fromEnv !== undefined && fromEnv !== '') input[name] = attempt(option.env!, fromEnv, option.read!);
    else input[name] = option.otherwise;
    if (option.required && missing)
      faults.push({ name: longFlag(option), expected: `it to be given: ${option.flags}` });
  }
  readWords(spec, heard.words, input, faults, attempt);
  if (faults.length > 0) throw new UsageFaults(faults);
  return { input, mentions };
}

function readWords(
  spec: CommandSpec,
  words: readonly string[],
  input: Record<string, unknown>,
  faults: Fault[],
  attempt: (name: string, given: string, read: Read<unknown>) => unknown,
): void {
  const unknown = words.filter((word) => word.startsWith('-') && word !== '-');
  const operands = words.filter((word) => !unknown.includes(word));
  for (const word of unknown) faults.push({ name: word, expected: `an option of ${spec.name}; see --help` });
  for (const [name, argument] of Object.entries(spec.arguments)) {
    const given = operands.splice(0, argument.variadic ? operands.length : 1);
    const values = given.map((word) => attempt(name, word, argument.read));
    input[name] = argument.variadic ? values : values[0];
    if (argument.required && given.length === 0)
      faults.push({ name: term(name, argument), expected: argument.summary });
  }
  // What follows an unknown option may be its value.
  if (unknown.length === 0) {
    for (const word of operands) faults.push({ name: word, expected: 'nothing more' });
  }
}

export function longFlag(option: OptionSpec<unknown>): string {
  return /--[a-z-]+/.exec(option.flags)![0];
}

export function term(name: string, argument: ArgumentSpec<unknown>): string {
  const inner = argument.variadic ? `${name}...` : name;
  return argument.required ? `<${inner}>` : `[${inner}]`;
}

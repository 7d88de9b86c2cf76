import { Command, CommanderError, Option } from 'commander';
import { Console } from './console.ts';
import type { CommandSpec } from './define-command.ts';
import { CommandFailed, EXIT, EXIT_CODES_HELP, UsageFaults } from './exit-codes.ts';
import type { Io } from './io.ts';
import { readInput, term, type Heard, type ReadInput } from './read-input.ts';

export interface Program {
  readonly name: string;
  readonly description: string;
  readonly version: string;
  readonly commands: readonly CommandSpec[];
  /** After the list of commands. */
  readonly epilogue: string;
}

/** Runs one command line to its end. @returns the exit code; nothing is thrown */
export async function runCommandLine(program: Program, argv: readonly string[], io: Io): Promise<number> {
  let exitCode: number = EXIT.ok;
  const root = new Command(program.name)
    .description(program.description)
    .version(program.version, '-V, --version', 'the version, and no more')
    .helpOption('-h, --help', 'this help')
    .addHelpText('after', `\n${program.epilogue}`)
    .showSuggestionAfterError(true)
    .exitOverride();
  const configure = (command: Command): void => {
    command.configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: () => undefined, // told below, once
    });
    // A missing value is ours to report with all other faults; commander would stop at the first.
    command.configureHelp({
      optionTerm: (option) => option.flags.replace('[', '<').replace(']', '>'),
      subcommandTerm: (subcommand) => subcommand.name(),
    });
  };
  configure(root);
  for (const spec of program.commands) {
    const command = commandOf(spec, (heard) => run(spec, heard, io).then((code) => void (exitCode = code)));
    configure(command);
    root.addCommand(command.exitOverride());
  }
  try {
    await root.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return EXIT.ok;
    if (error.code !== 'commander.help') {
      io.stderr.write(`${error.message.replace(/^error: /, '')}\nSee: ${program.name} --help\n`);
    }
    return EXIT.usage;
  }
  return exitCode;
}

function commandOf(spec: CommandSpec, act: (heard: Heard) => Promise<void>): Command {
  const heard: { name: string; given: string | true | null }[] = [];
  const command = new Command(spec.name)
    .summary(spec.summary)
    .description(spec.description)
    .helpOption('-h, --help', 'this help')
    .allowUnknownOption(true)
    .allowExcessArguments(true)
    .addHelpText('after', `\n${examples(spec)}\n\n${EXIT_CODES_HELP}`);
  for (const [name, { flags, summary, env, otherwise }] of Object.entries(spec.options)) {
    const option = new Option(flags.replace('<', '[').replace('>', ']'), withEnv(summary, env, otherwise));
    command.addOption(option);
    command.on(`option:${option.name()}`, (given?: string | null) => {
      heard.push({ name, given: given === undefined ? true : given });
    });
  }
  const words = Object.entries(spec.arguments).map(([name, argument]) => {
    command.argument(term(name, { ...argument, required: false }), argument.summary);
    return term(name, argument);
  });
  command.usage(['[options]', ...words].join(' '));
  command.action(() => act({ options: heard, words: command.args }));
  return command;
}

function withEnv(summary: string, env: string | undefined, otherwise: unknown): string {
  const notes = [
    ...(env === undefined ? [] : [`or ${env}`]),
    ...(typeof otherwise === 'string' || typeof otherwise === 'number' ? [`default ${otherwise}`] : []),
  ];
  return notes.length === 0 ? summary : `${summary} (${notes.join('; ')})`;
}

function examples({ examples }: CommandSpec): string {
  return ['Examples:', ...examples.flatMap(([line, does]) => [`  ${line}`, `      ${does}`])].join('\n');
}

async function run(spec: CommandSpec, heard: Heard, io: Io): Promise<number> {
  const json = heard.options.some(({ name }) => name === 'json');
  try {
    const { input, mentions } = await readAll(spec, heard, io);
    const code = await spec.run(input as never, { io, console: new Console(io, json), mentions });
    return code ?? EXIT.ok;
  } catch (error) {
    if (io.signal.aborted) return EXIT.interrupted;
    if (isBrokenPipe(error)) return EXIT.ok; // the reader had enough: `baraza replay | head`
    const failed = error instanceof CommandFailed ? error : new CommandFailed(EXIT.failed, unexpected(error));
    tell(spec.name, failed, io, json);
    return failed.exitCode;
  }
}

/** @throws UsageFaults with what is wrong in options and in settings */
async function readAll(spec: CommandSpec, heard: Heard, io: Io): Promise<ReadInput> {
  try {
    return readInput(spec, heard, io);
  } catch (error) {
    if (!(error instanceof UsageFaults) || spec.wrongSettings === undefined) throw error;
    const settings = await spec.wrongSettings(io);
    const own = new Set(error.faults.map(({ name }) => name));
    throw new UsageFaults([...error.faults, ...settings.filter(({ name }) => !own.has(name))]);
  }
}

function tell(command: string, failed: CommandFailed, io: Io, json: boolean): void {
  const { exitCode, message, details } = failed;
  if (json) {
    const faults = failed instanceof UsageFaults ? { faults: failed.faults } : {};
    io.stderr.write(`${JSON.stringify({ error: { exitCode, message, details, ...faults } })}\n`);
    return;
  }
  io.stderr.write(`${[`baraza ${command}: ${message}`, ...details.map((line) => `  ${line}`)].join('\n')}\n`);
  if (exitCode === EXIT.usage) io.stderr.write(`See: baraza ${command} --help\n`);
}

function isBrokenPipe(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | undefined)?.code === 'EPIPE';
}

function unexpected(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

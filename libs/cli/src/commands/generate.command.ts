import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { argument, defineCommand, flag, manyArguments, option } from '../command-line/define-command.ts';
import { CommandFailed, EXIT, UsageFaults, type Fault } from '../command-line/exit-codes.ts';
import { choice, eventType, kebab, pastTense } from '../command-line/values.ts';
import { AlreadyThere, write, type Format, type Generated, type Written } from '../generate/changes.ts';
import { nameOf } from '../generate/names.ts';
import { newAggregate } from '../generate/new-aggregate.ts';
import { newCommand } from '../generate/new-command.ts';
import { newReadModel } from '../generate/new-read-model.ts';

const KINDS = ['aggregate', 'command', 'read-model'] as const;
const SERVICES = ['members', 'capacity', 'coalitions', 'campaigns'] as const;
/** The names that each kind takes, in order. */
const NAMES = {
  aggregate: ['service', 'aggregate'],
  command: ['service', 'aggregate', 'command'],
  'read-model': ['read-model'],
} as const;

export const generateCommand = defineCommand({
  name: 'generate',
  summary: 'write a new aggregate, command or read model, with specs that fail until it is written',
  description:
    'Writes files in the mould of those that exist, and puts them where they are listed. Nothing is written over. What is left to decide throws, and its specs say what is expected of it.',
  arguments: {
    kind: argument('aggregate, command or read-model', choice(KINDS)),
    names: manyArguments('its names: <service> <aggregate>, <service> <aggregate> <command>, or <read-model>', kebab),
  },
  options: {
    event: option('--event <Name>', 'what has happened then, in the past tense: MentoringBegun', pastTense),
    begin: option('--begin <command>', 'of an aggregate: the command that begins one', kebab, { otherwise: 'begin' }),
    on: option('--on <type>', 'of a read model: the event it begins with', eventType),
    dryRun: flag('--dry-run', 'say what would be written, and write nothing'),
    json: flag('--json', 'what was written, as JSON'),
  },
  examples: [
    ['baraza generate aggregate capacity mentoring --event MentoringBegun', 'mentoring, with its first command'],
    [
      'baraza generate command coalitions coalition adopt-terms --event TermsAdopted',
      'one more command of an aggregate that exists',
    ],
    ['baraza generate read-model launched-campaigns --on campaigns.CampaignLaunched', 'a read model'],
  ],
  async run({ kind, names, event, begin, on, dryRun }, { console }) {
    const generated = whatToGenerate({ kind, names, event, begin, on });
    const root = fileURLToPath(new URL('../../../../', import.meta.url));
    const written = await write(root, generated, formatted(root), dryRun).catch((error: unknown) => {
      if (error instanceof AlreadyThere) throw new CommandFailed(EXIT.failed, error.message);
      throw error;
    });
    console.result({ ...written, next: generated.next, dryRun }, tell(written, generated, dryRun));
    return EXIT.ok;
  },
});

interface Asked {
  readonly kind: (typeof KINDS)[number];
  readonly names: readonly string[];
  readonly event: string | undefined;
  readonly begin: string;
  readonly on: string | undefined;
}

/** @throws UsageFaults */
export function whatToGenerate({ kind, names, event, begin, on }: Asked): Generated {
  const faults: Fault[] = [];
  const wanted: readonly string[] = NAMES[kind];
  if (names.length !== wanted.length) {
    faults.push({
      name: '[names...]',
      value: names.join(' '),
      expected: `${wanted.map((name) => `<${name}>`).join(' ')}`,
    });
  }
  const [service = '', aggregate = '', command = ''] = names;
  if (kind !== 'read-model' && !(SERVICES as readonly string[]).includes(service)) {
    faults.push({ name: '<service>', value: service, expected: SERVICES.join(', ') });
  }
  if (kind === 'command' && event === undefined) {
    faults.push({ name: '--event', expected: 'what has happened then: --event <Name>' });
  }
  if (kind === 'read-model' && on === undefined) {
    faults.push({ name: '--on', expected: 'the event it begins with: --on <type>' });
  }
  if (faults.length > 0) throw new UsageFaults(faults);
  switch (kind) {
    case 'aggregate':
      return newAggregate({ service, aggregate, command: begin, event: event ?? `${nameOf(aggregate).pascal}Begun` });
    case 'command':
      return newCommand({ service, aggregate, command, event: event! });
    case 'read-model':
      return newReadModel({ readModel: service, on: on! });
  }
}

function tell({ made, changed, byHand }: Written, { next }: Generated, dryRun: boolean): string {
  const would = dryRun ? 'would ' : '';
  return [
    ...made.map((path) => `${would}${dryRun ? 'make' : 'made'} ${path}`),
    ...changed.map((path) => `${would}${dryRun ? 'change' : 'changed'} ${path}`),
    ...byHand.map((words) => `by hand, for its place was not found: ${words}`),
    '',
    'Next:',
    ...next.map((words, index) => `${index + 1}. ${words}`),
  ].join('\n');
}

/** With the project's own formatter, where it is installed. */
export function formatted(root: string): Format {
  const prettier = join(root, 'node_modules', 'prettier', 'bin', 'prettier.cjs');
  return async (path, text) => {
    if (!existsSync(prettier)) return text;
    const running = promisify(execFile)(process.execPath, [prettier, '--stdin-filepath', path], { cwd: root });
    running.child.stdin!.end(text);
    return (await running).stdout;
  };
}

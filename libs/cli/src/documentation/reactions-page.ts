import type { EventContract } from '@baraza/contracts';
import type { Reaction } from './reactions.ts';

/** `docs/reactions.md`: for every event, which services and policies react to it, and what they do. */
export function reactionsPage(reactions: readonly Reaction[], contracts: readonly EventContract[]): string {
  const latest = [...new Map(contracts.map((one) => [one.type, one])).values()];
  const policies = reactions.filter(({ kind }) => kind === 'policy');
  const toAll = reactions.filter(({ types }) => types === 'all').map(({ name }) => code(name));
  const services = [...new Set(latest.map(({ type }) => type.split('.')[0]!))].sort();
  return [
    '# Who reacts to what',
    '',
    'For every event, which services react and what they do, as their code says it (made by `npm run generate -- docs`). A policy',
    'answers an event with a command, whose outcome is listed; what a service keeps of others’ events lies in its own store; a read',
    `model is made from events and can be made again. ${listed(toAll)} take in every event and are not named again.`,
    '',
    '## Policies',
    '',
    '| when | then | policy |',
    '| --- | --- | --- |',
    ...policies.map((one) => `| ${heard(one)} | ${cell(one.says || inWords(one.name))} | ${code(one.name)} |`),
    '',
    ...services.flatMap((service) => [
      `## Events of ${service}`,
      '',
      '| event | policies | kept by | read models |',
      '| --- | --- | --- | --- |',
      ...latest
        .filter(({ type }) => type.startsWith(`${service}.`))
        .map((contract) =>
          row(
            contract,
            reactions.filter(({ types }) => types.includes(contract.type)),
          ),
        ),
      '',
    ]),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

function row({ type, summary }: EventContract, reactions: readonly Reaction[]): string {
  const of = (kind: Reaction['kind']): string =>
    reactions
      .filter((one) => one.kind === kind)
      .map(({ name, service }) => (service === 'every service' ? 'every service' : code(name)))
      .join(' ') || '–';
  return `| ${code(shortly(type))} ${cell(summary)} | ${of('policy')} | ${of('kept')} | ${of('view')} |`;
}

const heard = ({ types }: Reaction): string => (types as readonly string[]).map(code).join(' ');
const code = (name: string): string => `\`${name}\``;
const shortly = (type: string): string => type.slice(type.indexOf('.') + 1);
/** A policy's name is a sentence. */
const inWords = (name: string): string => {
  const sentence = shortly(name).replaceAll('-', ' ');
  return `${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`;
};
const cell = (words: string): string => words.replaceAll('|', '\\|');
const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

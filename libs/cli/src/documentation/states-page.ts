import { type Transition, transitionsOf } from '@baraza/domain';
import type { AnyAggregate } from './pure-modules.ts';

/** `docs/states.md`: the states of every aggregate and the events that lead from one to another. */
export function statesPage(aggregates: readonly AnyAggregate[]): string {
  const services = [...new Set(aggregates.map(({ service }) => service))].sort();
  return [
    '# States',
    '',
    'What each aggregate can be, and the events that lead from one state to another (made by `npm run generate -- docs`). Random',
    'sequences of commands hold every diagram to what the deciders do, both ways: no step is missing, and none is invented.',
    '',
    ...services.flatMap((service) => [
      `## ${service}`,
      '',
      ...aggregates
        .filter((one) => one.service === service)
        .sort((one, other) => (one.name < other.name ? -1 : 1))
        .flatMap(chapter),
    ]),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

function chapter(aggregate: AnyAggregate): readonly string[] {
  const transitions = transitionsOf(aggregate.diagram);
  const moves = transitions.filter(({ from, to }) => from !== to);
  const stays = byEvent(transitions.filter(({ from, to }) => from === to));
  return [
    `### ${aggregate.name}`,
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...arrows(moves).map((arrow) => `  ${arrow}`),
    '```',
    '',
    ...(stays.length === 0
      ? []
      : ['Without another state:', '', ...stays.map(([event, states]) => `- ${event}, when ${listed(states)}`), '']),
  ];
}

/** One arrow for all events between the same two states. */
function arrows(moves: readonly Transition[]): readonly string[] {
  const labels = new Map<string, string[]>();
  for (const { from, by, to } of moves) {
    const arrow = `${state(from)} --> ${state(to)}`;
    labels.set(arrow, [...(labels.get(arrow) ?? []), shortly(by)]);
  }
  return [...labels].map(([arrow, events]) => `${arrow}: ${events.join(', ')}`);
}

function byEvent(stays: readonly Transition[]): readonly (readonly [string, readonly string[]])[] {
  const events = new Map<string, string[]>();
  for (const { from, by } of stays) events.set(shortly(by), [...(events.get(shortly(by)) ?? []), from]);
  return [...events];
}

const listed = (states: readonly string[]): string =>
  states.length === 1 ? states[0]! : `${states.slice(0, -1).join(', ')} or ${states.at(-1)}`;
/** Mermaid's own sign for where it begins; a hyphen is none of its letters. */
const state = (status: string): string => (status === 'none' ? '[*]' : status.replaceAll('-', '_'));
const shortly = (type: string): string => type.slice(type.indexOf('.') + 1);

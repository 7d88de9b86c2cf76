import {
  addDays,
  type Aggregate,
  aMoment,
  type Decided,
  type Deciding,
  type Happened,
  Life,
  type Role,
} from '@baraza/domain';
import { everyContract } from '../every-contract.ts';
import { derivedId } from '../ids.ts';

/** What the specs of aggregates have in common: events as they stand in the record, and lives made of them. */

export const aCommitment = 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc';
export const aPersonalRef = (subject: string) => ({ subject, commitment: aCommitment });

/** Somebody who acts, where a spec needs no other. */
export function by(person: string, role: Role = 'secretariat', organisation?: string): Partial<Deciding> {
  return { actor: { person, roles: [role], ...(organisation === undefined ? {} : { organisation }) } };
}

/** What the write path makes of a decided event: personal values give way to references. */
export function recorded({ type, data, effectiveOn }: Decided, { now, actor }: Deciding): Happened<string, unknown> {
  return { type, data: withoutValues(data), effectiveOn, time: now, actor: actor.person };
}

/** The same of an event that fits its contract. @throws Error where it does not */
export function fitting(decided: Decided, given: Deciding): Happened<string, unknown> {
  const event = recorded(decided, given);
  const faults = everyContract.faults(everyContract.latest(event.type)!, event.data);
  if (faults.length > 0) throw new Error(`${event.type} does not fit its contract: ${JSON.stringify(faults)}`);
  return event;
}

/** A life in which every event fits its contract. */
export function aLife<State extends { readonly status: string }, Event extends Happened>(
  aggregate: Aggregate<State, Event>,
): Life<State, Event> {
  return new Life(aggregate, fitting);
}

/** Lives a life of these commands from the beginning of 2026 on, each some days after the one before. */
export function lived<Command, State extends { readonly status: string }, Event extends Happened>(
  aggregate: Aggregate<State, Event>,
  steps: readonly { readonly command: Command; readonly person: string; readonly days: number }[],
  decide: (command: Command, state: State, given: Deciding) => readonly Decided[],
): Life<State, Event> {
  const life = aLife(aggregate);
  let date = '2026-01-01';
  steps.forEach(({ command, person, days }, index) => {
    date = addDays(date, days);
    const given: Deciding = {
      ...aMoment,
      effectiveOn: date,
      today: date,
      actor: { person, roles: ['secretariat'] },
      id: (name) => derivedId(String(index), name),
    };
    life.take(given, (state, moment) => decide(command, state, moment));
  });
  return life;
}

function withoutValues(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutValues);
  if (value === null || typeof value !== 'object') return value;
  if ('subject' in value && 'value' in value) return aPersonalRef(String(value.subject));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutValues(item)]));
}

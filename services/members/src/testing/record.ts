import { everyContract } from '@baraza/contracts';
import {
  type Aggregate,
  aMoment,
  type CivilDate,
  type Decided,
  type Deciding,
  type Happened,
  Life,
  type Role,
} from '@baraza/domain';

/** People and bodies of the specs: fixed, invented. */
export const people = {
  secretariat: '00000000-0000-4000-8000-00000000000a',
  officer: '00000000-0000-4000-8000-00000000000b',
  board: '00000000-0000-4000-8000-00000000000c',
  applicant: '00000000-0000-4000-8000-00000000000d',
  endorser: '00000000-0000-4000-8000-00000000000e',
} as const;
export const bodies = {
  applicant: '10000000-0000-4000-8000-000000000001',
  first: '10000000-0000-4000-8000-000000000002',
  second: '10000000-0000-4000-8000-000000000003',
  third: '10000000-0000-4000-8000-000000000004',
} as const;

export const aCommitment = 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc';
export const aPersonalRef = (subject: string) => ({ subject, commitment: aCommitment });

/** An event as it stands in a stream. */
export function happened<Type extends string, Data>(
  type: Type,
  data: Data,
  effectiveOn: CivilDate = '2026-02-01',
  actor: string = people.secretariat,
): Happened<Type, Data> {
  return { type, data, effectiveOn, time: `${effectiveOn}T09:00:00.000Z`, actor };
}

/** What the write path makes of a decided event: personal values give way to references. */
export function recorded(decided: Decided, given: Deciding): Happened<string, unknown> {
  return {
    type: decided.type,
    data: sealed(decided.data),
    effectiveOn: decided.effectiveOn,
    time: given.now,
    actor: given.actor.person,
  };
}

/** A life in which every event fits its contract. */
export const aLife = <State extends { readonly status: string }, Event extends Happened>(
  aggregate: Aggregate<State, Event>,
): Life<State, Event> =>
  new Life(aggregate, (decided, given) => {
    const event = recorded(decided, given);
    const faults = everyContract.faults(everyContract.latest(event.type)!, event.data);
    if (faults.length > 0) throw new Error(`${event.type} does not fit its contract: ${JSON.stringify(faults)}`);
    return event;
  });

function sealed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sealed);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  if ('subject' in value && 'value' in value) return aPersonalRef(String(value.subject));
  return Object.fromEntries(entries.map(([name, item]) => [name, sealed(item)]));
}

/** The moment of a spec, with somebody acting. */
export function by(person: string, role: Role = 'secretariat', organisation?: string): Partial<Deciding> {
  return { actor: { person, roles: [role], ...(organisation === undefined ? {} : { organisation }) } };
}

export const moment = (person: string, effectiveOn: CivilDate, role: Role = 'secretariat'): Deciding => ({
  ...aMoment,
  effectiveOn,
  actor: { person, roles: [role] },
});

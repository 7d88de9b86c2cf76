import { derivedId, everyContract } from '@baraza/contracts';
import {
  addDays,
  type Aggregate,
  aMoment,
  type CivilDate,
  type Decided,
  type Deciding,
  type Happened,
  Life,
  type Role,
} from '@baraza/domain';
import fc from 'fast-check';

/** People and bodies of the specs: fixed, invented. */
export const people = {
  secretariat: '00000000-0000-4000-8000-00000000000a',
  officer: '00000000-0000-4000-8000-00000000000b',
  lead: '00000000-0000-4000-8000-00000000000c',
  witness: '00000000-0000-4000-8000-00000000000d',
} as const;
export const bodies = {
  farmers: '10000000-0000-4000-8000-000000000001',
  women: '10000000-0000-4000-8000-000000000002',
  university: '10000000-0000-4000-8000-000000000003',
  stranger: '10000000-0000-4000-8000-0000000000ff',
} as const;

const aCommitment = 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc';
export const aDocument = { subject: 'c4d5e6f7-0819-4a2b-8c3d-4e5f60718293', commitment: aCommitment };
export const aPersonalRef = (subject: string) => ({ subject, commitment: aCommitment });

/** An event as it stands in a stream. */
export function happened<Type extends string, Data>(
  type: Type,
  data: Data,
  effectiveOn: CivilDate = '2026-02-02',
  actor: string = people.secretariat,
): Happened<Type, Data> {
  return { type, data, effectiveOn, time: `${effectiveOn}T09:00:00.000Z`, actor };
}

/** The moment of a spec, with somebody acting. */
export function by(person: string, role: Role = 'secretariat', organisation?: string): Partial<Deciding> {
  return { actor: { person, roles: [role], ...(organisation === undefined ? {} : { organisation }) } };
}
export const on = (effectiveOn: CivilDate): Partial<Deciding> => ({ effectiveOn, today: effectiveOn });

/** A life in which every event fits its contract. */
export const aLife = <State extends { readonly status: string }, Event extends Happened>(
  aggregate: Aggregate<State, Event>,
): Life<State, Event> =>
  new Life(aggregate, ({ type, data, effectiveOn }: Decided, { now, actor }) => {
    const recorded = sealed(data);
    const faults = everyContract.faults(everyContract.latest(type)!, recorded);
    if (faults.length > 0) throw new Error(`${type} does not fit its contract: ${JSON.stringify(faults)}`);
    return { type, data: recorded, effectiveOn, time: now, actor: actor.person };
  });

/** Some commands one after the other, by somebody, each some days after the one before. */
export const someLife = <Command>(
  command: fc.Arbitrary<Command>,
  { days = 40, most = 25 }: { readonly days?: number; readonly most?: number } = {},
) =>
  fc.array(
    fc.record({ command, person: fc.constantFrom(...Object.values(people)), days: fc.integer({ min: 0, max: days }) }),
    { maxLength: most, size: 'max' },
  );

/** Lives a life of these commands from the beginning of 2026 on. */
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

function sealed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sealed);
  if (value === null || typeof value !== 'object') return value;
  if ('subject' in value && 'value' in value) return aPersonalRef(String(value.subject));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, sealed(item)]));
}

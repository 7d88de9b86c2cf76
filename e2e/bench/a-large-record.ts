import {
  derivedId,
  type DataOf,
  encodeEvent,
  type EncodedEvent,
  type EventContract,
  everyContract,
  eventId,
  forumFounded,
  membershipAdmitted,
  membershipApplied,
  membershipEndorsed,
  membershipResigned,
  membershipScreened,
  organisationRegistered,
  unitRegistered,
} from '@baraza/contracts';
import { addDays } from '@baraza/domain';
import type { EventStore } from '@baraza/event-store';

const zone = 'Africa/Kampala';
const DISTRICTS = ['UG-402', 'UG-411'] as const;
const THEMES = ['governance', 'education', 'human-rights', 'social-justice'];
const EVENTS_OF_A_LIFE = 7;
const LIVES_AT_ONCE = 32;

/** An event as the write path makes it: validated, in canonical form, with ids that follow from where it stands. */
function happened<C extends EventContract>(
  contract: C,
  entity: string,
  data: DataOf<C>,
  { revision, on, tags }: { revision: number; on: string; tags: readonly string[] },
): EncodedEvent {
  const stream = `${contract.aggregate}-${entity}`;
  const commandId = derivedId('bench', stream, String(revision));
  return encodeEvent(everyContract, {
    ...{ id: eventId(commandId, 0), type: contract.type, schemaVersion: contract.schemaVersion, stream, revision },
    ...{ time: `${on}T09:00:00.000Z`, effectiveOn: on, data, tags },
    meta: {
      actor: { person: '00000000-0000-4000-8000-00000000000a', roles: ['secretariat'] },
      commandHash: 'k2pZrGqj0m1v3F0wq8o6cYd5bT4xN7uJ9hL1sVe2RaE',
      ...{ commandId, correlationId: commandId, causationId: commandId },
    },
  });
}

const beginnings = (): EncodedEvent[] => {
  const on = '2010-07-01';
  const units = [
    ['WAN', 'Western Ankole', 'region', undefined],
    [DISTRICTS[0], 'Bushenyi', 'district', 'WAN'],
    [DISTRICTS[1], 'Ntungamo', 'district', 'WAN'],
  ] as const;
  return [
    happened(
      forumFounded,
      'main',
      { name: 'A forum to measure', sample: false, zone, rootUnit: 'WAN', languages: ['en'] },
      { revision: 0, on, tags: [] },
    ),
    ...units.map(([code, name, level, parent]) =>
      happened(
        unitRegistered,
        code,
        { code, name, level, zone, validFrom: on, ...(parent === undefined ? {} : { parent }) },
        { revision: 0, on, tags: [`unit:${code}`] },
      ),
    ),
  ];
};

/** One organisation from its registration to the end of its membership, in seven events. */
function life(number: number): EncodedEvent[] {
  const organisation = derivedId('bench', 'organisation', String(number));
  const membership = derivedId('bench', 'membership', String(number));
  const endorser = derivedId('bench', 'organisation', String(Math.max(0, number - 1)));
  const unit = DISTRICTS[number % 2]!;
  const on = (days: number): string => addDays('2015-01-10', (number % 3_000) + days);
  const tags = [`org:${organisation}`, `unit:${unit}`];
  const whose = { organisation, category: 'full', unit };
  const items = ['governing-document', 'legal-standing', 'shared-purpose'].map((item) => ({
    item,
    finding: 'met' as const,
  }));
  const endorsement = { ...whose, endorser, endorserMembership: derivedId('bench', 'membership of', endorser) };
  const registration = {
    ...{ organisation, kind: 'cbo' as const, legalName: `Organisation ${number.toString(36)}`, unit, worksIn: [unit] },
    ...{ themes: [THEMES[number % THEMES.length]!], constituencies: [], languages: ['en'], web: [] },
  };
  const step = <C extends EventContract>(contract: C, data: DataOf<C>, revision: number, days: number): EncodedEvent =>
    happened(contract, membership, data, { revision, on: on(days), tags });
  return [
    happened(organisationRegistered, organisation, registration, { revision: 0, on: on(0), tags }),
    step(membershipApplied, whose, 0, 1),
    step(membershipScreened, { ...whose, items, endorsersRequired: 2 }, 1, 8),
    step(membershipEndorsed, endorsement, 2, 9),
    step(membershipEndorsed, { ...endorsement, endorser: derivedId('bench', 'another', endorser) }, 3, 10),
    step(membershipAdmitted, { ...whose, basis: 'application', newUntil: on(209) }, 4, 30),
    step(membershipResigned, whose, 5, 400),
  ];
}

/**
 * Appends lives until the record holds at least this many events: the same events each time. A record that was begun is
 * gone on with. @returns how many it then holds
 */
export async function fillRecord(
  store: EventStore,
  atLeast: number,
  progress: (done: number) => void = () => undefined,
): Promise<number> {
  let { sequence: held } = await store.head();
  const append = async (events: readonly EncodedEvent[]): Promise<void> => {
    const streams = Map.groupBy(events, ({ stream }) => stream);
    await store.append({
      streams: [...streams].map(([stream, ofStream]) => ({ stream, expected: 'none', events: ofStream })),
      deadline: Date.now() + 60_000,
    });
    held += events.length;
  };
  const first = beginnings();
  if (held === 0) await append(first);
  // Others may have recorded something meanwhile: a life that was lived is not begun again.
  for (let number = Math.ceil((held - first.length) / EVENTS_OF_A_LIFE); held < atLeast; number += LIVES_AT_ONCE) {
    await append(Array.from({ length: LIVES_AT_ONCE }, (_, index) => life(number + index)).flat());
    progress(held);
  }
  return held;
}

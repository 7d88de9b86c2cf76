import { addDays, type CivilDate } from '@baraza/domain';
import { inventPerson } from './invented-organisations.pure.ts';
import {
  board,
  command,
  fullMembers,
  representativeOf,
  rootOf,
  type SampleOrganisation,
  type SampleWorld,
  secretariat,
  treasurer,
} from './sample-world.pure.ts';

const DAYS = ['2022-11-18', '2025-11-21'] as const;
const CALLED_BEFORE = 45;
const NOMINATED_BEFORE = 12;
/** The rules ask that long a membership of who votes, and some days more make sure of it. */
const MEMBER_FOR = 130;
const MOST_BALLOTS = 24;
const GUESTS = 12;
const CANDIDATES = 5;
const SEATS = 3;

/** Every three years an assembly: a board is elected, and what it resolves is followed to its end. */
export function planAssemblies(world: SampleWorld): void {
  DAYS.forEach((on, index) => {
    const steady = new Set<string>();
    world.on(addDays(on, -MEMBER_FOR), () => {
      for (const { id } of voters(world)) steady.add(id);
      return [];
    });
    world.on(addDays(on, -CALLED_BEFORE), () => calling(world, on, index));
    world.on(addDays(on, 1 - CALLED_BEFORE), () => standing(world, on, index, steady));
    world.on(on, () => meeting(world, on, index, steady));
  });
}

const idOf = (world: SampleWorld, index: number): string => world.id('assembly', index);
const voters = (world: SampleWorld) => fullMembers(world).filter(({ membership }) => membership!.owes === undefined);
const votersOf = (world: SampleWorld, steady: ReadonlySet<string>) => voters(world).filter(({ id }) => steady.has(id));

function calling(world: SampleWorld, on: CivilDate, index: number): ReturnType<typeof command>[] {
  const convening = world.id('convening', index);
  const term = { from: `${Number(on.slice(0, 4)) + 1}-01-01`, until: `${Number(on.slice(0, 4)) + 3}-12-31` };
  return [
    command(secretariat, '/members/convenings', {
      ...{ id: convening, unit: rootOf(world), title: `Assembly of ${on.slice(0, 4)}`, mode: 'in-person', on },
      quorumPercent: 34,
    }),
    command(secretariat, `/members/convenings/${convening}/invite-members`),
    command(secretariat, '/members/assemblies', {
      ...{ id: idOf(world, index), convening, nominationsUntil: addDays(on, -NOMINATED_BEFORE), tieRule: 'lot' },
      elections: [{ body: 'board', lists: [{ seats: SEATS }], term }],
    }),
  ];
}

/** Put forward by members of good standing; found in order by the board's own officer. */
function standing(
  world: SampleWorld,
  on: CivilDate,
  index: number,
  steady: ReadonlySet<string>,
): ReturnType<typeof command>[] {
  const path = `/members/assemblies/${idOf(world, index)}`;
  const putForward = votersOf(world, steady).slice(0, CANDIDATES);
  return putForward.flatMap((organisation, nth) => {
    world.on(addDays(on, 3 - CALLED_BEFORE), () => [
      {
        ...command(board, `${path}/accept-candidacy`),
        takes: {
          into: 'candidacy',
          answered: false,
          nth,
          events: `${path}/events`,
          type: 'members.CandidacyEntered',
        } as const,
      },
    ]);
    const { name } = inventPerson(world.chance, 4_000 + index * 10 + nth);
    return [
      command(representativeOf(organisation.id), `${path}/enter-candidacy`, {
        ...{ organisation: organisation.id, body: 'board', name },
      }),
    ];
  });
}

/** The roll of the day votes, is counted and told; then what was resolved is written down, published, and carried out. */
function meeting(
  world: SampleWorld,
  on: CivilDate,
  index: number,
  steady: ReadonlySet<string>,
): ReturnType<typeof command>[] {
  const path = `/members/assemblies/${idOf(world, index)}`;
  const present = votersOf(world, steady);
  const ballots = present.slice(0, MOST_BALLOTS).map((organisation, nth) => ({
    ...command(representativeOf(organisation.id), `${path}/give-ballot`, { organisation: organisation.id }),
    takes: { into: 'choices', answered: false, events: `${path}/events`, chosen: chosenBy(nth) } as const,
  }));
  const total = present.length + GUESTS;
  const women = Math.ceil(total * 0.54);
  const attendance = { women, men: total - women, youth: Math.floor(total / 4), personsWithDisabilities: 4, total };
  return [
    command(treasurer, `${path}/open-vote`),
    ...ballots,
    command(treasurer, `${path}/close-vote`),
    command(secretariat, `/members/convenings/${world.id('convening', index)}/hold`, {
      present: present.map(({ id }: SampleOrganisation) => id),
      attendance,
    }),
    command(treasurer, `${path}/declare-result`, {
      body: 'board',
      people: { women: 2, men: 1, youth: 1, personsWithDisabilities: 0, total: SEATS },
    }),
    ...resolving(world, on, index),
  ];
}

/** Most choose the first three; nobody is tied. */
function chosenBy(voter: number): readonly number[] {
  if (voter % 4 === 3) return [0, 1, 3];
  return voter % 6 === 5 ? [0, 1, 4] : [0, 1, 2];
}

const RESOLVED = [
  ['Members that have not paid are heard before their rights rest.', 'The forum opens a helpdesk in each district.'],
  ['The accounts are put up in every district office.', 'Each programme reports to the members it served.'],
] as const;

function resolving(world: SampleWorld, on: CivilDate, index: number): ReturnType<typeof command>[] {
  return RESOLVED[index]!.flatMap((text, nth) => {
    const id = world.id('resolution', index * 10 + nth);
    const path = `/members/resolutions/${id}`;
    world.on(addDays(on, 6), () => [command(secretariat, `${path}/propose-text`, { text })]);
    world.on(addDays(on, 9), () => [
      command(board, `${path}/publish-text`, { text, namesNoPrivatePerson: true }, true),
    ]);
    world.on(addDays(on, 120), () => [command(secretariat, `${path}/note-progress`, { percent: 60 })]);
    if (nth === 0) world.on(addDays(on, 190), () => [command(board, `${path}/fulfil`)]);
    return [
      command(secretariat, '/members/resolutions', {
        ...{ id, convening: world.id('convening', index), number: `GA/${on.slice(0, 4)}/0${nth + 1}` },
        ...{ themes: ['governance'], owner: { kind: 'forum' }, dueOn: addDays(on, 240) },
        ...(nth === 1 ? { promisee: { kind: 'members' } } : {}),
      }),
    ];
  });
}

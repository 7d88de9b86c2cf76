import { addDays, addMonths, type CivilDate } from '@baraza/domain';
import { planCourse } from './courses.pure.ts';
import {
  board,
  command,
  fullMembers,
  members,
  officerOf,
  representativeOf,
  rootOf,
  type SampleOrganisation,
  type SampleWorld,
  secretariat,
} from './sample-world.pure.ts';
import { SeededChance } from './seeded-chance.pure.ts';

/** What members do together in the sample: coalitions, programmes and campaigns. */
export function planCommonWork(world: SampleWorld): void {
  COALITIONS.forEach((coalition, index) => {
    world.on(addMonths(world.plan.begins, 7 + index * 6), (day) => forming(world, day, coalition, index));
  });
  PROGRAMMES.forEach((programme, index) => {
    world.on(addMonths(world.plan.begins, 6 + index * 6), (day) => planning(world, day, programme, index));
  });
}

const COALITIONS = [
  { kind: 'thematic-group', name: 'Budget and Service Monitoring Group', theme: 'governance' },
  { kind: 'platform', name: "Women's Land Rights Platform", theme: 'human-rights' },
  { kind: 'coalition', name: 'Rwizi Catchment Water Coalition', theme: 'environment-and-climate-change' },
  { kind: 'coalition', name: 'Medicines in Every Health Centre', theme: 'social-justice' },
  { kind: 'platform', name: 'Youth Accountability Platform', theme: 'governance' },
  { kind: 'thematic-group', name: 'Inclusive Schools Group', theme: 'education' },
  { kind: 'network', name: 'Smallholders’ Network', theme: 'development' },
  { kind: 'coalition', name: 'Safe Roads for Riders', theme: 'social-justice' },
] as const;

const PROGRAMMES = [
  { track: 'internal-governance', title: 'Boards that govern', theme: 'governance' },
  { track: 'leadership-development', title: 'Leading in the open', theme: 'governance' },
  { track: 'campaign-launch', title: 'From complaint to campaign', theme: 'social-justice' },
  { track: 'leadership-transition', title: 'Handing over well', theme: 'governance' },
  { track: 'internal-governance', title: 'Accounts that members can read', theme: 'governance' },
  { track: 'campaign-launch', title: 'Campaigning with communities', theme: 'human-rights' },
  { track: 'leadership-development', title: 'Young women lead', theme: 'human-rights' },
  { track: 'internal-governance', title: 'Policies in practice', theme: 'governance' },
  { track: 'leadership-transition', title: 'Founders and successors', theme: 'governance' },
  { track: 'campaign-launch', title: 'Evidence and demands', theme: 'environment-and-climate-change' },
] as const;

/** The one that comes to nothing. */
const CANCELLED = 7;

const CAUSES = [
  { title: 'Boreholes that were promised', cause: 'Boreholes promised to the sub-county stand dry', right: 'water' },
  {
    title: 'No more stock-outs',
    cause: 'The health centre runs out of essential medicines every month',
    right: 'health',
  },
  {
    title: 'A classroom for every class',
    cause: 'Three classes share one room under a broken roof',
    right: 'education',
  },
  { title: 'Keep the wetland', cause: 'The wetland that feeds the springs is being drained', right: 'environment' },
] as const;

type Steps = ReturnType<typeof command>[];

function forming(world: SampleWorld, day: CivilDate, mould: (typeof COALITIONS)[number], index: number): Steps {
  const { chance } = world;
  const candidates = members(world);
  const fitting = candidates.filter((one) => one.themes.some((theme) => theme === mould.theme));
  const convenor = chance.pick(fullMembers(world).length > 0 ? fullMembers(world) : candidates);
  const id = world.id('coalition', index);
  const path = `/coalitions/coalitions/${id}`;
  const steps: Steps = [
    command(secretariat, '/coalitions/coalitions', {
      id,
      kind: mould.kind,
      name: mould.name,
      unit: rootOf(world),
      purpose: `${mould.name}: members acting together across the districts`,
      themes: [mould.theme],
      convenor: convenor.id,
    }),
  ];
  const invited = chance.pickSome(
    (fitting.length >= 4 ? fitting : candidates).filter((one) => one.id !== convenor.id),
    chance.between(6, 14),
  );
  for (const [nth, one] of invited.entries()) {
    steps.push(
      command(secretariat, `${path}/invite`, {
        organisation: one.id,
        role: nth % 5 === 4 ? 'observer' : 'participant',
      }),
    );
    if (chance.happens(0.85)) {
      world.on(addDays(day, chance.between(2, 40)), () =>
        one.membership?.status === 'member'
          ? [command(representativeOf(one.id), `${path}/accept`, { organisation: one.id })]
          : [],
      );
    }
  }
  return steps;
}

function planning(world: SampleWorld, day: CivilDate, mould: (typeof PROGRAMMES)[number], index: number): Steps {
  const { chance } = world;
  const id = world.id('programme', index);
  const path = `/capacity/programmes/${id}`;
  const districts = chance.pickSome(world.districts, chance.between(2, 4));
  const starts = addDays(day, 45);
  const ends = addMonths(starts, 5);
  const partners = chance.pickSome(fullMembers(world), 2);
  const isHeld = index !== CANCELLED && mould.track !== 'campaign-launch';
  world.on(addDays(day, 15), () => [command(board, `${path}/open`)]);
  if (index === CANCELLED) {
    world.on(addDays(day, 40), () => [command(board, `${path}/cancel`, { ground: 'no-funds' })]);
  } else {
    world.on(starts, () => [command(board, `${path}/start`)]);
    if (isHeld)
      planCourse(
        { ...world, chance: new SeededChance(world.plan.seed + 100 + index) },
        { programme: id, index, starts, ends },
      );
    world.on(ends, (last) => completing(world, last, mould.track, path, index));
  }
  return [
    command(secretariat, '/capacity/programmes', {
      id,
      title: mould.title,
      track: mould.track,
      aims: ['Members that decide in the open and answer for it'],
      unit: rootOf(world),
      units: districts.map((unit) => unit.code),
      themes: [mould.theme],
      languages: ['en', 'nyn'],
      partners: partners.map((one) => one.id),
      modules: [
        { code: 'ground', title: 'Where we stand', outcomes: ['Knows what its own rules say'] },
        { code: 'practice', title: 'What we change', outcomes: ['Has changed one thing and can show it'] },
      ],
      period: { from: starts, until: ends },
      budget: { minor: 18_500_000 + index * 1_250_000, currency: 'UGX' },
    }),
  ];
}

/** A campaign-launch programme leaves campaigns to draft; the forum's own policy drafts them. */
function completing(world: SampleWorld, day: CivilDate, track: string, path: string, index: number): Steps {
  const { chance } = world;
  if (track !== 'campaign-launch') return [command(board, `${path}/complete`)];
  const leads = chance.pickSome(fullMembers(world), 2);
  const assignments = leads.map((lead, nth) => {
    const { title, cause } = CAUSES[(index + nth) % CAUSES.length]!;
    return {
      organisation: lead.id,
      title: `${title}: ${lead.legalName.split(' ')[0]}`,
      cause,
      unit: lead.unit,
      themes: [...lead.themes],
    };
  });
  const own = chance.pick(fullMembers(world));
  world.on(addDays(day, 20), (later) => campaigning(world, later, own, index));
  return [command(board, `${path}/complete`, { assignments }, true)];
}

const PRINCIPLES = ['participation', 'accountability', 'non-discrimination', 'empowerment', 'legality'];

/** A PANEL check with what shows each principle; at the close one may not have been met. */
function panel(gap?: string) {
  return PRINCIPLES.map((principle) =>
    principle === gap
      ? { principle, met: false }
      : { principle, met: true, links: [`https://example.org/panel/${principle}`] },
  );
}

/** One campaign of the sample's own, told to its end where the years allow. */
function campaigning(world: SampleWorld, day: CivilDate, lead: SampleOrganisation, index: number): Steps {
  if (lead.membership?.status !== 'member') return [];
  const { title, cause, right } = CAUSES[(index + 3) % CAUSES.length]!;
  const id = world.id('campaign', index);
  const path = `/campaigns/campaigns/${id}`;
  const officer = officerOf(lead.district);
  const dutyBearers = [
    {
      office: `Chief Administrative Officer, ${nameOf(world, lead.district)}`,
      duties: ['fulfil'],
      influence: 4,
      stance: 'undecided',
    },
  ];
  world.on(addDays(day, 12), () => [
    command(officer, `${path}/plan`, {
      rights: [{ right, source: right === 'water' ? 'icescr-art-11' : 'ug-constitution-objectives' }],
      rightsHolders: ['women', 'youth', 'farmers'],
      dutyBearers,
      panel: PRINCIPLES.map((principle) => ({ principle, met: true })),
      launchOn: addDays(day, 30),
    }),
  ]);
  world.on(addDays(day, 30), () =>
    lead.membership?.status === 'member' ? [command(officer, `${path}/launch`, { panel: panel() })] : [],
  );
  world.on(addDays(day, 400), () =>
    lead.membership?.status === 'member'
      ? [
          command(officer, `${path}/conclude`, {
            result: 'partly-won',
            lesson: 'Sample text: what was learned on the way.',
            panel: panel('empowerment'),
          }),
        ]
      : [],
  );
  return [
    command(officer, '/campaigns/campaigns', {
      id,
      title: `${title}, ${nameOf(world, lead.unit)}`,
      cause,
      unit: lead.unit,
      lead: lead.id,
      themes: [...lead.themes],
    }),
  ];
}

function nameOf(world: SampleWorld, code: string): string {
  return world.plan.units.find((unit) => unit.code === code)!.name;
}

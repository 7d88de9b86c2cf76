import type { CivilDate } from '@baraza/domain';
import { PARTS } from './parts.pure.ts';
import { board, command, members, representativeOf, rootOf, secretariat } from './sample-world.pure.ts';
import type { StockOuts, Steps } from './stock-outs.pure.ts';

const CHOICES = ['agree', 'agree', 'disagree', 'agree', 'abstain'] as const;
const QUALITIES = ['agile', 'responsive', 'coordinated', 'effective'] as const;
const STATEMENT = 'The coalition asks both districts to post their stock lists at every health centre, each month.';
const GUIDE = 'Begin with listening: no circle is formed before people have said what it is for.';

/** How the coalition decides, who loses a seat in it, how its participants find that it works, and what others copy of it. */
export function planCoalitionLife(story: StockOuts): void {
  planPosition(story);
  planRemoval(story);
  planHealthRound(story);
  planBlueprint(story);
}

/** By consensus, with an objection on record. */
function planPosition({ world, coalition, alert, participants }: StockOuts): void {
  const decision = world.id('decision', 0);
  const path = (verb: string): string => `/coalitions/decisions/${decision}/${verb}`;
  world.on('2025-03-21', () => {
    const { id: by } = participants()[0]!;
    return [
      command(representativeOf(by), '/coalitions/decisions', {
        ...{ id: decision, coalition, subject: 'position', about: { kind: 'alert', id: alert }, by },
        proposal: 'Sample text: what the coalition asks for.',
      }),
      command(secretariat, path('open-discussion')),
    ];
  });
  world.on('2025-03-24', () => [
    command(secretariat, path('open-vote')),
    ...participants().map(({ id: organisation }, nth) => {
      const choice = CHOICES[nth]!;
      const objection = choice === 'disagree' ? { objection: 'Sample text: why not.' } : {};
      return command(representativeOf(organisation), path('vote'), { organisation, choice, ...objection });
    }),
    command(secretariat, path('close-vote'), {}, true),
    command(secretariat, path('draft-statement'), { text: STATEMENT }),
  ]);
  world.on('2025-03-26', (): Steps => [
    {
      ...command(board, path('publish-statement'), { text: STATEMENT }),
      takes: {
        ...{ into: 'draft', answered: false, events: path('events') },
        type: 'coalitions.DecisionStatementDrafted',
      },
    },
  ]);
}

/** One that comes to no meeting is told why it is to go, is heard, and somebody else than proposed it decides. */
function planRemoval({ world, coalition }: StockOuts): void {
  const organisation = world.id('organisation', PARTS.dismissed);
  const path = (verb: string): string => `/coalitions/coalitions/${coalition}/${verb}`;
  const grounds = { organisation, ground: 'absent', narrative: 'Sample text: which meetings it missed.' };
  const whileMember = (day: CivilDate, tell: () => Steps): void =>
    world.on(day, () => (members(world).some(({ id }) => id === organisation) ? tell() : []));
  whileMember('2025-05-12', () => [
    command(secretariat, path('invite'), { organisation, role: 'participant' }),
    command(representativeOf(organisation), path('accept'), { organisation }),
  ]);
  whileMember('2025-08-28', () => [command(secretariat, path('propose-removal'), grounds, true)]);
  whileMember('2025-09-04', () => [
    command(secretariat, path('serve-removal'), { organisation, servedOn: '2025-09-04' }),
  ]);
  whileMember('2025-09-15', () => [
    command(representativeOf(organisation), path('reply-to-removal'), {
      ...{ organisation, reply: 'Sample text: what the participant has to say.' },
    }),
  ]);
  whileMember('2025-09-29', () => [command(board, path('remove'), grounds, true)]);
}

/** Each in confidence; as many as it takes for an answer to be told. */
function planHealthRound({ world, coalition, participants }: StockOuts): void {
  const round = world.id('health-round', 0);
  world.on('2026-01-12', () => [
    command(board, '/capacity/instruments/network-health/adopt', {}, true),
    command(secretariat, '/coalitions/health-rounds', {
      ...{ id: round, coalition, instrument: 'network-health', closesOn: '2026-01-30' },
      periodRated: { from: '2025-03-01', until: '2025-12-31' },
    }),
  ]);
  world.on('2026-01-19', () =>
    participants().map(({ id: organisation }, nth) =>
      command(representativeOf(organisation), `/coalitions/health-rounds/${round}/rate`, {
        organisation,
        qualities: QUALITIES.map((quality, at) => ({ quality, level: 2 + ((nth + at) % 3) })),
      }),
    ),
  );
}

/** What worked is written down, and copied: one from the other. */
function planBlueprint({ world, participants }: StockOuts): void {
  const blueprint = world.id('blueprint', 0);
  const path = `/coalitions/blueprints/${blueprint}`;
  const replications = [world.id('replication', 0), world.id('replication', 1)] as const;
  world.on('2025-09-08', () => [
    command(secretariat, '/coalitions/blueprints', {
      ...{ id: blueprint, unit: rootOf(world), title: 'Stock circles of a sub-county', themes: ['social-justice'] },
      ...{ languages: ['en', 'nyn'], licence: 'CC-BY-SA-4.0', guide: GUIDE },
      steps: [
        { step: 'listen', title: 'Listen in every parish for what people find at the health centre' },
        { step: 'form', title: 'Form a circle that reads the stock list each month' },
      ],
      roles: [{ role: 'reader', title: 'One of each circle, chosen by it, who reads the list out' }],
    }),
  ]);
  world.on('2025-09-12', () => [command(board, `${path}/publish`, { guide: GUIDE })]);
  const people = { women: 11, men: 6, youth: 7, personsWithDisabilities: 2, total: 17 };
  replications.forEach((id, nth) => {
    const own = () => representativeOf(participants()[nth + 1]!.id);
    const of = (verb: string): string => `/coalitions/replications/${id}/${verb}`;
    world.on(nth === 0 ? '2025-10-06' : '2026-02-09', () => [
      command(own(), '/coalitions/replications', {
        ...{ id, blueprint, organisation: participants()[nth + 1]!.id, unit: world.districts[nth]!.code },
        ...(nth === 0 ? {} : { copiedFrom: replications[0] }),
      }),
    ]);
    world.on(nth === 0 ? '2025-11-17' : '2026-03-16', () => [
      command(own(), of('do-step'), { step: 'listen' }),
      command(own(), of('form-circle'), { people }),
    ]);
  });
}

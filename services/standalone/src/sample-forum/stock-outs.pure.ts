import { derivedId } from '@baraza/contracts';
import { evidenceOf, planEvidenceOfReports } from './evidence.pure.ts';
import { PARTS } from './parts.pure.ts';
import {
  board,
  command,
  officerOf,
  representativeOf,
  rootOf,
  type SampleOrganisation,
  type SampleStep,
  type SampleWorld,
  secretariat,
} from './sample-world.pure.ts';

export type Steps = Omit<SampleStep, 'at'>[];

/** One coalition whose life goes from an alert to an outcome, and what it acts on. */
export interface StockOuts {
  readonly world: SampleWorld;
  readonly coalition: string;
  /** The first is the one that the other is joined to. */
  readonly struggles: readonly [string, string];
  /** The alert of the first, as the forum's own policy names it. */
  readonly alert: string;
  readonly campaign: string;
  /** Of the change agenda: what the campaign serves. */
  readonly goal: string;
  readonly dutyBearer: string;
  /** Its participants, who stay members for all these years: the first convenes it. */
  participants(): readonly SampleOrganisation[];
}
export const THEMES = ['social-justice'];
const affected = { women: 210, men: 140, youth: 90, personsWithDisabilities: 12, total: 350 };

/** What communities report, and what members do about it together. */
export function planStockOuts(world: SampleWorld): StockOuts {
  const coalition = world.id('stock-outs', 0);
  const struggles = [world.id('struggle', 0), world.id('struggle', 1)] as const;
  const story: StockOuts = {
    ...{ world, coalition, struggles, alert: derivedId('alert', struggles[0], coalition) },
    ...{ campaign: world.id('stock-outs-campaign', 0), goal: world.id('goal', 0) },
    dutyBearer: world.id('duty-bearer', 0),
    participants: () => {
      const ids = PARTS.founders.map((index) => world.id('organisation', index));
      return ids.map((id) => world.organisations.find((one) => one.id === id)!);
    },
  };
  world.on('2025-01-15', () => forming(story));
  world.on('2025-01-20', () =>
    story
      .participants()
      .slice(1)
      .map(({ id }) =>
        command(representativeOf(id), `/coalitions/coalitions/${coalition}/accept`, { organisation: id }),
      ),
  );
  planReports(story);
  planEvidenceOfReports(story);
  planAnswer(story);
  return story;
}

function forming({ world, coalition, participants }: StockOuts): Steps {
  const [convenor, ...others] = participants();
  return [
    command(secretariat, '/coalitions/coalitions', {
      ...{ id: coalition, kind: 'thematic-group', name: 'Essential Medicines Watch', unit: rootOf(world) },
      ...{ purpose: 'That nobody is sent home without their medicine', themes: THEMES, convenor: convenor!.id },
    }),
    ...others.map(({ id: organisation }) =>
      command(secretariat, `/coalitions/coalitions/${coalition}/invite`, { organisation, role: 'participant' }),
    ),
  ];
}

/** Two communities say the same; the forum sees for itself, and takes both for one. */
function planReports({ world, struggles }: StockOuts): void {
  const [first, second] = struggles;
  const path = (id: string, verb: string): string => `/campaigns/struggles/${id}/${verb}`;
  const places = world.districts.slice(0, 2).map(({ code }) => code);
  world.on('2025-03-10', () =>
    struggles.map((id, nth) =>
      command(officerOf(places[nth]!), '/campaigns/struggles', {
        ...{ id, unit: places[nth]!, kind: 'service-failure', themes: THEMES, since: '2025-01-13', affected },
        ...{ reportedBy: { kind: 'community' }, account: 'Sample text: what people find at the health centre.' },
      }),
    ),
  );
  world.on('2025-03-14', () =>
    struggles.map((id) =>
      command(
        ...([secretariat, path(id, 'verify')] as const),
        {
          ...{ how: 'site-visit', finding: 'Sample text: what was seen.' },
          ...(id === first ? { evidence: [evidenceOf(world).shelves] } : {}),
        },
        true,
      ),
    ),
  );
  world.on('2025-03-17', () => [command(secretariat, path(second, 'join'), { to: first })]);
  const words = 'Health centres of two districts have been without malaria drugs since January.';
  world.on('2025-03-18', () => [command(secretariat, path(first, 'draft-words'), { text: words })]);
  world.on('2025-03-20', (): Steps => [
    {
      ...command(board, path(first, 'publish-words'), { text: words }),
      takes: {
        ...{ into: 'draft', answered: false, events: path(first, 'events') },
        type: 'campaigns.StruggleWordsDrafted',
      },
    },
  ]);
}

/** Alerted, it sets out on something at once: a task is done in time, another is held up. */
function planAnswer({ world, coalition, alert, participants }: StockOuts): void {
  const action = world.id('joint-action', 0);
  const path = (verb: string): string => `/coalitions/joint-actions/${action}/${verb}`;
  const ofTask = (nth: number) =>
    ({ into: 'task', answered: false, events: path('events'), type: 'coalitions.TaskAdded', nth }) as const;
  const own = (nth: number) => representativeOf(participants()[nth]!.id);
  world.on('2025-03-19', () => [
    ...participants()
      .slice(0, 3)
      .map(({ id: organisation }) =>
        command(representativeOf(organisation), `/coalitions/alerts/${alert}/acknowledge`, { organisation }),
      ),
  ]);
  world.on('2025-03-27', () => [
    command(own(0), '/coalitions/joint-actions', {
      ...{ id: action, coalition, alert, what: 'Sample text: what is done together.' },
    }),
    ...['2025-04-20', '2025-04-30'].map((dueOn) =>
      command(own(0), path('add-task'), { what: 'Sample text: what is to be done.', dueOn }),
    ),
  ]);
  world.on('2025-03-31', () =>
    [0, 1].map((nth) => ({
      ...command(own(nth + 1), path('claim-task'), { organisation: participants()[nth + 1]!.id }),
      takes: ofTask(nth),
    })),
  );
  world.on('2025-04-16', () => [{ ...command(own(1), path('do-task')), takes: ofTask(0) }]);
  world.on('2025-04-22', () => [{ ...command(own(2), path('block-task'), { ground: 'no-staff' }), takes: ofTask(1) }]);
  world.on('2025-05-06', () => [{ ...command(own(2), path('unblock-task')), takes: ofTask(1) }]);
  world.on('2025-05-12', () => [
    { ...command(own(2), path('do-task'), { note: 'Sample text: what was found.' }), takes: ofTask(1) },
    command(secretariat, path('complete')),
  ]);
}

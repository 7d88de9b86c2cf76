import { addDays, type CivilDate } from '@baraza/domain';
import {
  board,
  command,
  members,
  representativeOf,
  rootOf,
  type SampleStep,
  type SampleWorld,
  secretariat,
} from './sample-world.pure.ts';

const YEARS = ['2023', '2025'] as const;
const OPEN_DAYS = 18;
const MOST_ANSWERS = 45;
const words = (text: string) => [{ language: 'en', text }];
const QUESTIONS = [
  { code: 'content', kind: 'rating', words: words('How content are you with the forum?'), required: true },
  {
    code: 'recommend',
    kind: 'recommendation',
    words: words('How likely is it that you recommend the forum to others?'),
    required: true,
  },
  {
    code: 'most-needed',
    kind: 'choice',
    words: words('What would help you most next year?'),
    options: [
      { code: 'succession', words: words('Help with succession') },
      { code: 'fundraising', words: words('Help with raising funds') },
      { code: 'visibility', words: words('Being seen') },
    ],
    required: true,
  },
];
const FOUND: Readonly<Record<(typeof YEARS)[number], { readonly words: string; readonly promise: string }>> = {
  2023: {
    words: 'Members want answers from the helpdesk sooner.',
    promise: 'The helpdesk acknowledges every request within two days.',
  },
  2025: {
    words: 'Most of those who answered want help with succession.',
    promise: 'A programme for the handing over of leadership is open to every district.',
  },
};

/** Every second spring the members are asked in secret; what they say is published, and something is promised for it. */
export function planListening(world: SampleWorld): void {
  YEARS.forEach((year, index) => {
    const day = `${year}-02-06`;
    const id = world.id('survey', index);
    world.on(day, () => [
      command(secretariat, '/members/surveys', {
        id,
        title: `What members need, ${year}`,
        unit: rootOf(world),
        whoMayAnswer: ['full', 'associate'],
        anonymous: true,
        opensOn: addDays(day, 7),
        until: addDays(day, 7 + OPEN_DAYS),
        questions: QUESTIONS,
      }),
    ]);
    world.on(addDays(day, 6), () => asksMembers(world, day, id));
    world.on(addDays(day, 9 + OPEN_DAYS), (later) => published(world, later, { id, year }));
  });
}

/** Those who are members when it opens, a third of them, each on a day of its own. */
function asksMembers(world: SampleWorld, day: CivilDate, id: string): [] {
  const { chance } = world;
  const asked = members(world).filter((one) => ['full', 'associate'].includes(one.membership!.category));
  const count = Math.min(MOST_ANSWERS, Math.ceil(asked.length / 3));
  for (const organisation of chance.pickSome(asked, count)) {
    world.on(addDays(day, 8 + chance.between(0, OPEN_DAYS - 3)), () =>
      organisation.membership?.status === 'member'
        ? [
            command(representativeOf(organisation.id), `/members/surveys/${id}/answer`, {
              organisation: organisation.id,
              answers: [
                { question: 'content', score: chance.pick([2, 3, 3, 4, 4, 5]) },
                { question: 'recommend', score: chance.between(4, 10) },
                {
                  question: 'most-needed',
                  option: chance.pick(['succession', 'succession', 'fundraising', 'visibility']),
                },
              ],
            }),
          ]
        : [],
    );
  }
  return [];
}

function published(
  world: SampleWorld,
  day: CivilDate,
  { id, year }: { readonly id: string; readonly year: (typeof YEARS)[number] },
): Omit<SampleStep, 'at'>[] {
  const path = `/members/surveys/${id}`;
  const { words: found, promise } = FOUND[year];
  const dueOn = addDays(day, 300);
  world.on(addDays(day, 12), () => [
    {
      ...command(board, `${path}/publish-finding`, { words: found, promise }, true),
      takes: { into: 'finding', answered: false, events: `${path}/events`, type: 'members.SurveyFindingProposed' },
    },
  ]);
  return [
    command(secretariat, `${path}/publish-results`),
    command(secretariat, `${path}/propose-finding`, {
      themes: ['governance'],
      question: 'most-needed',
      words: found,
      promise: { words: promise, dueOn },
    }),
  ];
}

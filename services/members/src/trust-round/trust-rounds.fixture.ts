import { units } from '../organisation/organisations.fixture.ts';
import { happened } from '../testing/record.ts';
import type { PlanFacts, Respondent, TakeSheet } from './trust-round.commands.pure.ts';
import type { TrustRoundEvent, TrustRoundPlan } from './trust-round.state.ts';

/** Trust rounds made of events, for specs. */

export const aTrustPlan: TrustRoundPlan = {
  unit: 'UG-402',
  year: 2026,
  opensOn: '2026-03-09',
  until: '2026-03-31',
  questions: [
    {
      code: 'keeps-its-word',
      kind: 'rating',
      words: [{ language: 'en', text: 'How far do you trust the forum to do what it says?' }],
      required: true,
    },
    {
      code: 'heard-of-it',
      kind: 'choice',
      words: [{ language: 'en', text: 'Had you heard of the forum before?' }],
      options: [
        { code: 'yes', words: [{ language: 'en', text: 'Yes' }] },
        { code: 'no', words: [{ language: 'en', text: 'No' }] },
      ],
      required: false,
    },
  ],
};
export const trustFacts: PlanFacts = { unit: units.get('UG-402') };
export const somebody: Respondent = {
  group: 'the-public',
  woman: true,
  man: false,
  youth: false,
  personWithDisability: false,
};
export const aSheet: TakeSheet = {
  sheet: '3f4a5b6c-7d8e-4f90-a1b2-c3d4e5f60718',
  respondent: somebody,
  answers: [{ question: 'keeps-its-word', score: 4 }],
};
export const aTrustTable = {
  question: 'keeps-its-word',
  cells: [
    { counts: [4, 16, 40, 38, 22], unanswered: 0 },
    { group: 'the-public', counts: [3, 12, 30, 33, 19], unanswered: 0 },
    { group: 'duty-bearers', counts: [1, 4, 10, 5, 3], unanswered: 0 },
  ],
};

export const aPlannedRound = (): TrustRoundEvent[] => [happened('members.TrustRoundPlanned', aTrustPlan, '2026-03-02')];
export const anOpenRound = (): TrustRoundEvent[] => [
  ...aPlannedRound(),
  happened('members.TrustRoundOpened', {}, '2026-03-09'),
];
export const aTakenSheet = (): TrustRoundEvent[] => [
  ...anOpenRound(),
  happened('members.TrustSheetTaken', { sheet: aSheet.sheet }, '2026-03-10'),
];
export const aClosedRound = (): TrustRoundEvent[] => [
  ...aTakenSheet(),
  happened('members.TrustRoundClosed', { taken: 1 }, '2026-04-01'),
];
export const aCountedRound = (): TrustRoundEvent[] => [
  ...aClosedRound(),
  happened('members.TrustAnswersCounted', aTrustTable, '2026-04-01'),
  happened('members.TrustRoundCounted', { taken: 121, found: 121, withheld: false }, '2026-04-01'),
];

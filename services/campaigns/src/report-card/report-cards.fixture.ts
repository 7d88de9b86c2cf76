import { bodies, happened } from '../testing/record.ts';
import type { CardFacts, DrawUpCard } from './report-card.commands.pure.ts';
import type { ReportCardEvent } from './report-card.state.ts';

/** Report cards made of events, for specs. */
export const ROUND = '80000000-0000-4000-8000-000000000001';
export const medicines = { indicator: 'medicines-in-stock', title: 'The medicines on the list are in stock' };
export const staff = { indicator: 'staff-present', title: 'Staff are there when the centre is open' };
export const water = { indicator: 'clean-water', title: 'There is clean water' };
export const aCard: DrawUpCard = {
  ...{ title: 'Health centres of Bushenyi', service: 'health-centres', unit: 'UG-402', organisation: bodies.women },
  ...{ themes: ['social-justice'], indicators: [medicines, staff], everyMonths: 6 },
};
export const facts: CardFacts = { unitKnown: true, organisationKnown: true, campaignKnown: false };
export const whose = { unit: 'UG-402', organisation: bodies.women, themes: ['social-justice'] };
export const scored = { from: '2025-07-01', until: '2025-12-31' };
export const who = { women: 22, men: 14, youth: 12, personsWithDisabilities: 3, total: 36 };
const opened = { ...whose, round: ROUND, number: 1, version: 1, scored, holdBy: '2026-02-28' };

export const aKeptCard = (): ReportCardEvent[] => [
  happened(
    'campaigns.ReportCardDrawnUp',
    { title: aCard.title, service: aCard.service, everyMonths: 6, indicators: [medicines, staff], ...whose },
    '2026-01-05',
  ),
];
export const aCardBeingScored = (): ReportCardEvent[] => [
  ...aKeptCard(),
  happened('campaigns.ReportCardRoundOpened', opened, '2026-01-10'),
];
export const aCardWithScores = (): ReportCardEvent[] => [
  ...aCardBeingScored(),
  happened(
    'campaigns.CommunityScored',
    {
      ...{ ...whose, round: ROUND, number: 1, community: 'UG-402-A' },
      ...{ scores: [{ indicator: 'medicines-in-stock', score: 2 }], people: who },
    },
    '2026-01-20',
  ),
  happened(
    'campaigns.CommunityScored',
    {
      ...{ ...whose, round: ROUND, number: 1, community: 'UG-402-B' },
      scores: [
        { indicator: 'medicines-in-stock', score: 1 },
        { indicator: 'staff-present', score: 4 },
      ],
      people: who,
    },
    '2026-01-21',
  ),
];
export const aScoredCard = (): ReportCardEvent[] => [
  ...aCardWithScores(),
  happened(
    'campaigns.ReportCardRoundHeld',
    {
      ...{ ...whose, round: ROUND, number: 1, version: 1, scored, communities: 2, nextRoundBy: '2026-08-01' },
      scores: [
        { indicator: 'medicines-in-stock', counts: [1, 1, 0, 0, 0] },
        { indicator: 'staff-present', counts: [0, 0, 0, 1, 0] },
      ],
      people: { women: 44, men: 28, youth: 24, personsWithDisabilities: 6, total: 72 },
    },
    '2026-02-01',
  ),
];
export const aRetiredCard = (): ReportCardEvent[] => [
  ...aScoredCard(),
  happened('campaigns.ReportCardRetired', { ...whose, ground: 'service-restored' }, '2026-02-10'),
];

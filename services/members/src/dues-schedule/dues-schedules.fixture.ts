import { happened, people } from '../testing/record.ts';
import type { ProposeFacts } from './dues-schedule.commands.pure.ts';
import type { DuesScheduleEvent, DuesTerms } from './dues-schedule.state.ts';

export const terms: DuesTerms = {
  unit: 'WAN',
  title: 'Dues of 2026',
  from: '2026-01-01',
  until: '2026-12-31',
  lines: [
    { category: 'full', unit: 'WAN', amount: { minor: 200_000, currency: 'UGX' } },
    { category: 'full', unit: 'UG-402', budgetBand: 'small', amount: { minor: 50_000, currency: 'UGX' } },
  ],
};
export const proposeFacts: ProposeFacts = {
  categories: ['full', 'associate'],
  known: ['WAN', 'UG-402', 'KE-01'],
  covered: ['WAN', 'UG-402'],
};

export const aProposal = (): DuesScheduleEvent[] => [
  happened('members.DuesScheduleProposed', terms, '2026-02-01', people.officer),
];
export const anAdoptedSchedule = (): DuesScheduleEvent[] => [
  ...aProposal(),
  happened('members.DuesScheduleAdopted', terms, '2026-02-15', people.board),
];

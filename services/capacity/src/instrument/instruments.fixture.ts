import { happened } from '../testing/assessing.ts';
import type { InstrumentFacts, Questionnaire, Shipped } from './instrument.decider.ts';
import type { InstrumentEvent } from './instrument.state.ts';

/** Instruments made of events, for specs. */
export const facts: InstrumentFacts = { code: 'capacity', unit: 'WAN' };

const levelsOf = (what: string): string[] => [1, 2, 3, 4].map((level) => `${what} at level ${level}`);
export const anItem = (code: string) => ({ code, title: `Of ${code}`, levels: levelsOf(code) });
export const aQuestionnaire: Questionnaire = {
  title: 'Capacity',
  scoring: 'self-agreed',
  language: 'en',
  domains: [
    {
      code: 'governance',
      title: 'Governance',
      tracks: ['internal-governance'],
      items: [anItem('board'), anItem('rules')],
    },
    { code: 'leadership', title: 'Leadership', tracks: ['leadership-transition'], items: [anItem('succession')] },
  ],
};
export const revised: Questionnaire = {
  ...aQuestionnaire,
  domains: [
    aQuestionnaire.domains[0]!,
    { ...aQuestionnaire.domains[1]!, items: [anItem('succession'), anItem('learning')] },
  ],
};
export const french = { language: 'fr', isDraft: true, words: [{ of: 'title', text: 'Capacité' }] };
export const shipped: Shipped = { code: 'capacity', ...aQuestionnaire, translations: [french] };

export const aPublished = (questionnaire: Questionnaire = aQuestionnaire): InstrumentEvent[] => [
  happened('capacity.InstrumentPublished', { ...facts, version: 1, ...questionnaire }),
];
export const aTranslated = (): InstrumentEvent[] => [
  ...aPublished(),
  happened('capacity.InstrumentTranslated', { ...facts, version: 1, ...french }),
];
export const aWithdrawn = (): InstrumentEvent[] => [
  ...aPublished(),
  happened('capacity.InstrumentWithdrawn', { ...facts, version: 1, ground: 'superseded' }),
];

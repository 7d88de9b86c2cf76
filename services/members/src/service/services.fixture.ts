import { units } from '../organisation/organisations.fixture.ts';
import { happened, people } from '../testing/record.ts';
import type { OfferFacts } from './service.commands.pure.ts';
import type { ServiceEvent, ServiceTerms } from './service.state.ts';

/** Services made of events, for specs. */

export const terms: ServiceTerms = {
  unit: 'UG-402',
  code: 'legal-support',
  title: 'Legal support',
  promise: { acknowledgeDays: 3, deliverDays: 21, settleDays: 14 },
  answerDays: 30,
  whoMayAsk: ['full', 'associate'],
};
export const facts: OfferFacts = { unit: units.get('UG-402'), categories: ['full', 'associate', 'observer'] };

export const anOfferedService = (): ServiceEvent[] => [
  happened('members.ServiceOffered', terms, '2026-01-10', people.secretariat),
];
export const aWithdrawnService = (): ServiceEvent[] => [
  ...anOfferedService(),
  happened(
    'members.ServiceWithdrawn',
    { unit: terms.unit, code: terms.code, ground: 'no-funds' },
    '2026-02-20',
    people.secretariat,
  ),
];

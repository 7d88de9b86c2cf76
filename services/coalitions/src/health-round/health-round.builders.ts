import type { HealthQuality } from '@baraza/contracts';
import type { CivilDate, Happened } from '@baraza/domain';
import { CONVENOR, FARMERS, seatOf } from '../coalition/coalition.builders.ts';
import type { PlanFacts, PlanRound } from './health-round.decider.ts';
import type { HealthRoundEvent, Rating } from './health-round.state.ts';

/** Health rounds made of events, for specs. Fixed values. */

export const COALITION = '50000000-0000-4000-8000-000000000001';
export const PLANNED_ON = '2026-02-16';
export const CLOSES_ON = '2026-03-20';
export const CLOSED_ON = '2026-03-21';

export const halfYear = {
  coalition: COALITION,
  instrument: 'network-health',
  periodRated: { from: '2025-07-01', until: '2025-12-31' },
  closesOn: CLOSES_ON,
} as const satisfies PlanRound;
export const asked: PlanFacts = {
  questionnaire: {
    version: 1,
    domains: [
      { domain: 'working-together', items: ['agility', 'coordination'] },
      { domain: 'reach-and-means', items: ['means'] },
    ],
  },
};

/** All four qualities at one level. */
export const rated = (level: number, items: Rating['items'] = []): Rating => ({
  qualities: (['agile', 'responsive', 'coordinated', 'effective'] as const satisfies readonly HealthQuality[]).map(
    (quality) => ({ quality, level }),
  ),
  items,
});

function happened<Type extends string, Data>(type: Type, data: Data, effectiveOn: CivilDate): Happened<Type, Data> {
  const actor = '00000000-0000-4000-8000-00000000000b';
  return { type, data, effectiveOn, time: `${effectiveOn}T09:00:00.000Z`, actor };
}

export const aRound = (...then: readonly HealthRoundEvent[]): HealthRoundEvent[] => [
  happened(
    'coalitions.HealthRoundPlanned',
    {
      ...{ ...halfYear, unit: 'UG-402', themes: ['social-justice'], version: 1 },
      domains: [
        { domain: 'working-together', items: ['agility', 'coordination'] },
        { domain: 'reach-and-means', items: ['means'] },
      ],
      roll: [CONVENOR, FARMERS].map((organisation) => ({ seat: seatOf(organisation), organisation })),
    },
    PLANNED_ON,
  ),
  ...then,
];
export const ratingGiven = (organisation: string, rating: Rating = rated(3)): HealthRoundEvent =>
  happened('coalitions.HealthRatingGiven', { seat: seatOf(organisation), ...rating }, '2026-02-20');
export const cancelled = (): HealthRoundEvent =>
  happened('coalitions.HealthRoundCancelled', { ground: 'wrong-period' }, '2026-02-22');

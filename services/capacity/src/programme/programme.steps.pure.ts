import type { Deciding } from '@baraza/domain';
import { programmeRules } from './programme.rules.ts';
import type { KnownProgramme, ProgrammePlan, ProgrammeState } from './programme.state.ts';

export function planned(state: ProgrammeState): KnownProgramme {
  if (state.status === 'none') throw programmeRules.broken('unknown');
  return state;
}

export function isOver({ status }: ProgrammeState): boolean {
  return status === 'completed' || status === 'cancelled';
}

export function inOrderOfDates(known: KnownProgramme, given: Deciding): void {
  if (given.effectiveOn < known.since) {
    throw programmeRules.broken('before-last-step', { pointer: '/effectiveOn', params: { since: known.since } });
  }
}

export function tagsOf(known: Pick<ProgrammePlan, 'unit' | 'partners' | 'themes'>): readonly string[] {
  return [
    `unit:${known.unit}`,
    ...known.partners.map((partner) => `org:${partner}`),
    ...known.themes.map((theme) => `theme:${theme}`),
  ];
}

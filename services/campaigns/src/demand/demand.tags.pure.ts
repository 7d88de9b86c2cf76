import type { Worded } from './demand.state.ts';

/** What a trail finds it by. */
export function tagsOfDemand({
  campaign,
  dutyBearer,
  unit,
  themes,
  lead,
}: Pick<Worded, 'campaign' | 'dutyBearer' | 'unit' | 'themes' | 'lead'>): readonly string[] {
  return [
    `unit:${unit}`,
    `org:${lead}`,
    ...themes.map((theme) => `theme:${theme}`),
    `campaign:${campaign}`,
    `duty-bearer:${dutyBearer}`,
  ];
}

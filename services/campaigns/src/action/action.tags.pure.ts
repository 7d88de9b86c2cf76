import type { ActionPlan } from './action.state.ts';

/** By what the events of an action are found, and those of what stands beside it. */
export function tagsOf({ unit, lead, themes, campaign }: Pick<ActionPlan, 'unit' | 'lead' | 'themes' | 'campaign'>) {
  return [
    `unit:${unit}`,
    `org:${lead}`,
    ...themes.map((theme) => `theme:${theme}`),
    `campaign:${campaign}`,
  ] as readonly string[];
}

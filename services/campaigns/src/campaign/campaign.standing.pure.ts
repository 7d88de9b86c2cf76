import type { CampaignOrigin } from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { campaignRules } from './campaign.rules.ts';
import type { CampaignDraft, CampaignState, KnownCampaign, OpenCampaign } from './campaign.state.ts';

/** What several steps of a campaign ask before they are taken, and by what their events are found. */

/** @throws Rejection `unknown` */
export function drafted(state: CampaignState): KnownCampaign {
  if (state.status === 'none') throw campaignRules.broken('unknown');
  return state;
}

export function broken(rule: keyof typeof campaignRules.rules, known: KnownCampaign): Error {
  return campaignRules.broken(rule, { params: { status: known.status } });
}

/** @throws Rejection `before-last-step` */
export function inOrderOfDates(known: KnownCampaign, given: Deciding): void {
  if (given.effectiveOn < known.since) {
    throw campaignRules.broken('before-last-step', { pointer: '/effectiveOn', params: { since: known.since } });
  }
}

export function at(known: KnownCampaign, given: Deciding, ground?: string) {
  const tags = tagsOf(known.draft);
  return { effectiveOn: given.effectiveOn, tags, ...(ground === undefined ? {} : { ground }) };
}

/** @throws Rejection `unknown`, `over` */
export function open(state: CampaignState): OpenCampaign {
  const known = drafted(state);
  if (known.status === 'concluded' || known.status === 'abandoned') throw broken('over', known);
  return known;
}

type Tagged = Pick<CampaignDraft, 'unit' | 'lead'> & {
  readonly coalition?: string;
  readonly themes: readonly string[];
  readonly grewFrom: readonly CampaignOrigin[];
};
export function tagsOf({ unit, lead, coalition, themes, grewFrom }: Tagged): readonly string[] {
  return [
    `unit:${unit}`,
    `org:${lead}`,
    ...(coalition === undefined ? [] : [`coalition:${coalition}`]),
    ...themes.map((theme) => `theme:${theme}`),
    ...grewFrom.map((origin) => `${origin.kind}:${origin.id}`),
  ];
}

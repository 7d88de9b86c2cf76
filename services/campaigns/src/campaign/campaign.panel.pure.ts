import {
  type CommitmentEvidence,
  type DecidedAs,
  PANEL_PRINCIPLES,
  type panelChecked,
  type PanelMoment,
  type PanelPrinciple,
  unreadableIn,
} from '@baraza/contracts';
import { type Deciding, freeText } from '@baraza/domain';
import { campaignRules } from './campaign.rules.ts';
import { at } from './campaign.standing.pure.ts';
import type { KnownCampaign } from './campaign.state.ts';

/** What is found of one principle. */
export interface FoundOfPrinciple {
  readonly principle: PanelPrinciple;
  readonly met: boolean;
  /** What shows it. */
  readonly evidence: CommitmentEvidence;
  /** In words: a document of the vault. */
  readonly note?: string | undefined;
  readonly about?: readonly string[] | undefined;
}

/**
 * Each of the five principles, met or not, with what shows it. A launch asks for all five; at the close a gap is told, and
 * stops nobody.
 * @throws Rejection `panel-incomplete`, `evidence-unreadable`, `panel-unproven`, `panel-gap`: each names the principle that
 * lacks
 */
export function panelChecks(
  known: KnownCampaign,
  moment: PanelMoment,
  found: readonly FoundOfPrinciple[],
  given: Deciding,
): readonly DecidedAs<typeof panelChecked>[] {
  eachOnce(found);
  found.forEach(({ principle, met, evidence }, index) => {
    const params = { principle };
    const unreadable = unreadableIn(evidence);
    if (unreadable !== undefined) {
      throw campaignRules.broken('evidence-unreadable', { pointer: `/panel/${index}${unreadable}`, params });
    }
    if (met && evidence.files.length + evidence.links.length === 0) {
      throw campaignRules.broken('panel-unproven', { pointer: `/panel/${index}`, params });
    }
    if (!met && moment === 'launch')
      throw campaignRules.broken('panel-gap', { pointer: `/panel/${index}/met`, params });
  });
  const findings = found.map(({ principle, met, evidence, note, about }) => ({
    principle,
    met,
    evidence: { files: [...evidence.files], links: [...evidence.links] },
    ...(note === undefined ? {} : { note: freeText(given.id(`panel-${principle}`), note, about) }),
  }));
  return [{ type: 'campaigns.PanelChecked', data: { at: moment, findings }, ...at(known, given) }];
}

/** @throws Rejection `panel-incomplete` */
export function eachOnce(panel: readonly { readonly principle: PanelPrinciple }[]): void {
  const looked = panel.map(({ principle }) => principle);
  const lacking = PANEL_PRINCIPLES.find((principle) => !looked.includes(principle));
  if (lacking === undefined && looked.length === PANEL_PRINCIPLES.length) return;
  throw campaignRules.broken('panel-incomplete', {
    pointer: '/panel',
    ...(lacking === undefined ? {} : { params: { principle: lacking } }),
  });
}

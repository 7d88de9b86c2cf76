import { type CommitmentEvidence, type DecidedAs, type demandEvidenceCited, unreadableIn } from '@baraza/contracts';
import { type Decided, type Deciding, freeText } from '@baraza/domain';
import type { CitingFacts, Shown } from './demand.commands.pure.ts';
import { demandRules } from './demand.rules.ts';
import type { DemandState, KnownDemand, Worded } from './demand.state.ts';
import { tagsOfDemand } from './demand.tags.pure.ts';

/** What several steps of a demand ask before they are taken. */

/** @throws Rejection `unknown` */
export function known(state: DemandState): KnownDemand {
  if (state.status === 'none') throw demandRules.broken('unknown');
  return state;
}

/** @throws Rejection `before-last-step` */
export function inOrderOfDates({ since }: Pick<Worded, 'since'>, { effectiveOn }: Deciding): void {
  if (effectiveOn < since) {
    throw demandRules.broken('before-last-step', { pointer: '/effectiveOn', params: { since } });
  }
}

/** @throws Rejection `evidence-unreadable` */
export function readable(evidence: CommitmentEvidence): CommitmentEvidence {
  const pointer = unreadableIn(evidence);
  if (pointer !== undefined) throw demandRules.broken('evidence-unreadable', { pointer });
  return { files: [...evidence.files], links: [...evidence.links] };
}

/** Which evidence shows it, in an event of its own. @throws Rejection `evidence-unknown` */
export function citing(
  shows: 'delivery' | 'answer',
  { cited = [] }: Shown,
  { evidenceCitable }: CitingFacts,
  about: Omit<Decided, 'type' | 'data'>,
): readonly DecidedAs<typeof demandEvidenceCited>[] {
  const absent = cited.findIndex((id) => !evidenceCitable.includes(id));
  if (absent >= 0) throw demandRules.broken('evidence-unknown', { pointer: `/evidence/${absent}` });
  if (cited.length === 0) return [];
  const evidence = [...new Set(cited)];
  const tags = [...about.tags, ...evidence.map((one) => `evidence:${one}`)];
  return [{ type: 'campaigns.DemandEvidenceCited', data: { shows, evidence }, ...about, tags }];
}

export const isShown = ({ evidence: { files, links }, cited = [] }: Shown): boolean =>
  files.length + links.length + cited.length > 0;

export function proofOf({ evidence, note }: Shown, given: Deciding) {
  return { evidence, ...(note === undefined ? {} : { note: freeText(given.id('note'), note.text, note.about) }) };
}

export function onRecord(
  about: Pick<Worded, 'campaign' | 'dutyBearer' | 'unit' | 'themes' | 'lead'>,
  { effectiveOn }: Deciding,
) {
  return { effectiveOn, tags: tagsOfDemand(about) };
}

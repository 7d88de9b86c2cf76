import { amina, bosco, clara } from '../three-officers.ts';
import type { Actor, ToldLife } from '../told-life.ts';
import type { Struggle } from './the-ground.ts';

const GROUNDS = ['misuse-of-funds'];
const TEXT = 'What was told, by whom it can be told.';
/** The fourth of the office, who had no part in the decision. */
const david: Actor = { person: 'david', as: amina.as };

/** Complained of, noticed, heard, and suspended by two of the committee. @returns the complaint */
export async function suspendTheConvenor(life: ToldLife, struggle: Struggle): Promise<string> {
  const [convenor, , complainant] = struggle.members as [Struggle['members'][0], unknown, Struggle['members'][0]];
  const complained = { source: 'member', complainant: complainant.organisation, grounds: GROUNDS, narrative: TEXT };
  const at = '/members/complaints';
  const about = { organisation: convenor.organisation, ...complained };
  const { id } = await life.create(complainant.speaker, at, about);
  await life.act(bosco, `${at}/${id}/issue-notice`, { grounds: GROUNDS, notice: TEXT });
  await life.act(bosco, `${at}/${id}/serve-notice`, { proof: 'handed-over' });
  await life.act(convenor.speaker, `${at}/${id}/reply`, { reply: TEXT });
  const measure = { decision: 'suspension', until: '2025-09-30', grounds: GROUNDS, reasons: TEXT };
  await life.act(bosco, `${at}/${id}/propose-decision`, measure);
  const { proposed } = await life.read(clara, `${at}/${id}`);
  await life.act(clara, `${at}/${id}/confirm-decision`, { proposal: proposed.proposal });
  await life.act(clara, `${at}/${id}/serve-decision`, { proof: 'handed-over' });
  return id;
}

/** Its appeal is upheld, by two who did not decide before. */
export async function restoreTheConvenor(life: ToldLife, struggle: Struggle, complaint: string): Promise<void> {
  const at = `/members/complaints/${complaint}`;
  await life.act(struggle.members[0]!.speaker, `${at}/appeal`, { appeal: 'The receipts were never looked at.' });
  await life.act(amina, `${at}/propose-appeal-decision`, { outcome: 'decision-overturned', reasons: TEXT });
  const { proposed } = await life.read(amina, at);
  await life.act(david, `${at}/confirm-appeal-decision`, { proposal: proposed.proposal });
}

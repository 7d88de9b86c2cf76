import { type Actor, addDays, type CivilDate, type Deciding, freeText, type PersonalValue } from '@baraza/domain';
import { struggleRules } from './struggle.rules.ts';
import { isEnded, type KnownStruggle, type Open, type StruggleState } from './struggle.state.ts';
import { tagsOf } from './struggle.tags.pure.ts';

/** What several steps of a struggle ask before they are taken. */

/** Within this a report is verified, or it falls silent. */
const VERIFY_WITHIN_DAYS = 14;
/** Within this what was verified is taken up, or it falls silent. */
const TAKE_UP_WITHIN_DAYS = 60;

/** Fixed when it is decided; what was made offline and comes late has its time from the day on which it came. */
export const verifyByOf = (given: Deciding): CivilDate => addDays(laterOf(given), VERIFY_WITHIN_DAYS);
export const takeUpByOf = (given: Deciding): CivilDate => addDays(laterOf(given), TAKE_UP_WITHIN_DAYS);
const laterOf = ({ today, effectiveOn }: Deciding): CivilDate => (effectiveOn < today ? today : effectiveOn);

/** Something in words: a document of the vault, and the persons it is about. */
export interface InWords {
  readonly text: string;
  readonly about?: readonly string[] | undefined;
}

/** @throws Rejection `unknown` */
export function reported(state: StruggleState): KnownStruggle {
  if (state.status === 'none') throw struggleRules.broken('unknown');
  return state;
}

/** @throws Rejection `unknown`, `ended` */
export function open(state: StruggleState): Open {
  const known = reported(state);
  if (isEnded(known)) throw struggleRules.broken('ended', { params: { status: known.status } });
  return known;
}

/** @throws Rejection `before-last-step` */
export function inOrderOfDates({ lastStepOn }: KnownStruggle, { effectiveOn }: Deciding): void {
  if (effectiveOn < lastStepOn) {
    throw struggleRules.broken('before-last-step', { pointer: '/effectiveOn', params: { since: lastStepOn } });
  }
}

/** @throws Rejection `own-report` */
export function notTheirOwn({ report }: KnownStruggle, { person, organisation }: Actor): void {
  if (report === undefined) return;
  const { by, reportedBy } = report;
  const isTheirs = reportedBy.kind !== 'community' && reportedBy.id === organisation;
  if (by === person || isTheirs) throw struggleRules.broken('own-report');
}

/** A text of the struggle, as a document of the vault, where there is one. */
export function inWords<Field extends string>(
  field: Field,
  words: InWords | undefined,
  given: Deciding,
): { readonly [name in Field]?: PersonalValue } {
  if (words === undefined) return {};
  const value = freeText(given.id(field), words.text, words.about);
  return { [field]: value } as { readonly [name in Field]?: PersonalValue };
}

export function onRecord(state: KnownStruggle, { effectiveOn }: Deciding) {
  return { effectiveOn, tags: tagsOf(state) };
}

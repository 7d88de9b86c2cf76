import {
  membershipAdmitted,
  membershipApplied,
  membershipDeferralEnded,
  membershipDeferred,
  membershipDissolved,
  membershipEndorsed,
  membershipMerged,
  membershipMoved,
  membershipRejected,
  membershipScreened,
  membershipWithdrawn,
} from '@baraza/contracts';
import { after, item, type Left, meanwhile, over, plus, type WorkStep } from './work-steps.pure.ts';
import type { WorkDoc } from './worklist.read-model.ts';

/** An application from its coming in to the decision. Whoever applied, screened or endorsed does not decide. */
export const applicationWork: readonly WorkStep[] = [
  after(membershipApplied, ({ by }) => ({ items: [item('application-to-screen')], persons: [by] })),
  after(membershipScreened, ({ data, by, before }) => {
    const persons = plus(before.persons, by);
    const needed = data.endorsersRequired;
    const isMet = data.items.every(({ finding }) => finding === 'met');
    const gaps: Left = { items: [item('application-with-gaps', { notBy: persons })] };
    return { persons, needed, ...(isMet ? screened({ ...before, persons, needed }) : gaps) };
  }),
  meanwhile(membershipEndorsed, ({ data, by, before }) => {
    const persons = plus(before.persons, by);
    const organisations = plus(before.organisations, data.endorser);
    const mustBeCheckedAgain = before.items.some(({ kind }) => CHECKED_AGAIN.includes(kind));
    return { persons, organisations, ...(mustBeCheckedAgain ? {} : screened({ ...before, persons, organisations })) };
  }),
  meanwhile(membershipDeferred, ({ data, before: { persons, organisations } }) => ({
    items: [
      item('application-deferred', { due: data.until, notBy: persons }),
      ...(data.missing.includes('endorsements') ? [item('application-to-endorse', { notFor: organisations })] : []),
    ],
  })),
  meanwhile(membershipMoved, () => ({})),
  ...over(membershipAdmitted, membershipRejected, membershipWithdrawn, membershipDeferralEnded),
  ...over(membershipDissolved, membershipMerged),
];

/** Endorsements alone do not lead on from here. */
const CHECKED_AGAIN: readonly string[] = ['application-with-gaps', 'application-deferred'];

function screened({ organisations, needed, persons }: WorkDoc): Left {
  return organisations.length < needed
    ? { items: [item('application-to-endorse', { notFor: organisations })] }
    : { items: [item('application-to-decide', { notBy: persons })] };
}

import {
  membershipAdmitted,
  membershipApplied,
  membershipEndorsed,
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
    const hasGaps = before.items.some(({ kind }) => kind === 'application-with-gaps');
    return { persons, organisations, ...(hasGaps ? {} : screened({ ...before, persons, organisations })) };
  }),
  meanwhile(membershipMoved, () => ({})),
  ...over(membershipAdmitted, membershipRejected, membershipWithdrawn),
];

function screened({ organisations, needed, persons }: WorkDoc): Left {
  return organisations.length < needed
    ? { items: [item('application-to-endorse', { notFor: organisations })] }
    : { items: [item('application-to-decide', { notBy: persons })] };
}

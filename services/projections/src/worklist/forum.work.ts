import {
  deputationEnded,
  deputationMade,
  roleGranted,
  roleGrantEnded,
  roleRevoked,
  rulesAdopted,
  rulesProposed,
} from '@baraza/contracts';
import { addDays } from '@baraza/domain';
import type { WorkKind } from './work-kinds.ts';
import { after, item, over, type WorkStep } from './work-steps.pure.ts';

/** How long before its end a role is on the list: time enough to ask the person, and another to follow. */
const BEFORE_THE_END = 30;

/** What the deputed person is to do. */
const DEPUTED_TO: Readonly<Record<string, WorkKind>> = {
  'decide-complaint': 'deputed-to-decide',
  'decide-appeal': 'deputed-to-decide-appeal',
};

/** What the forum's office sees to. Whoever proposed rules does not adopt them; nobody grants a role to themselves. */
export const forumWork: readonly WorkStep[] = [
  after(rulesProposed, ({ by }) => ({ items: [item('rules-to-adopt', { notBy: [by] })] })),
  ...over(rulesAdopted),
  after(roleGranted, ({ data: { until, role, person } }) => ({
    items:
      until === undefined
        ? []
        : [
            item('role-ending', {
              due: until,
              from: addDays(until, -BEFORE_THE_END),
              notBy: [person],
              detail: { field: 'role', code: role },
              person,
            }),
          ],
  })),
  ...over(roleRevoked, roleGrantEnded),
  after(deputationMade, ({ data: { until = null, task, person, entity } }) => {
    const deputed = DEPUTED_TO[task];
    return {
      items: [
        item('deputation-open', { due: until, detail: { field: 'task', code: task }, person }),
        ...(deputed === undefined ? [] : [item(deputed, { due: until, only: person, at: entity.id })]),
      ],
    };
  }),
  ...over(deputationEnded),
];

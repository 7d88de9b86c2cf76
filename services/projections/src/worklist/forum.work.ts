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
import { after, item, over, type WorkStep } from './work-steps.pure.ts';

/** How long before its end a role is on the list: time enough to ask the person, and another to follow. */
const BEFORE_THE_END = 30;

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
  after(deputationMade, ({ data: { until, task, person } }) => ({
    items: [
      item('deputation-open', {
        ...(until === undefined ? {} : { due: until }),
        detail: { field: 'task', code: task },
        person,
      }),
    ],
  })),
  ...over(deputationEnded),
];

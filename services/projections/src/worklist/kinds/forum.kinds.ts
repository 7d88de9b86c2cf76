import { type Kind, SECRETARIAT } from './answers.ts';

/** What waits of the forum’s own order. */
export const FORUM = {
  'rules-to-adopt': {
    answers: [
      {
        operationId: 'adoptRules',
        path: '/members/rules/{id}/adopt',
        needs: ['proposal'],
        roles: SECRETARIAT,
        apart: true,
      },
    ],
  },
  'role-ending': {
    answers: [
      {
        operationId: 'grantRole',
        path: '/members/role-grants',
        needs: ['role'],
        roles: SECRETARIAT,
        apart: true,
      },
    ],
  },
  'deputation-open': {
    answers: [
      {
        operationId: 'withdrawDeputation',
        path: '/members/deputations/{id}/withdraw',
        needs: [],
        roles: SECRETARIAT,
      },
    ],
    judgesNothing: true,
  },
} as const satisfies Readonly<Record<string, Kind>>;

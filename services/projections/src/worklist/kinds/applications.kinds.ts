import { type Answer, type Kind, OFFICERS, REPRESENTATIVE } from './answers.ts';

const applications = '/members/memberships/{id}';
const screen: Answer = {
  operationId: 'screenApplication',
  path: `${applications}/screen`,
  needs: ['items'],
  roles: OFFICERS,
};
const reject: Answer = {
  operationId: 'rejectApplication',
  path: `${applications}/reject`,
  needs: ['grounds', 'narrative'],
  roles: OFFICERS,
  apart: true,
};
const defer: Answer = {
  operationId: 'deferApplication',
  path: `${applications}/defer`,
  needs: ['missing'],
  roles: OFFICERS,
  apart: true,
};

/** What waits of applications for membership. */
export const APPLICATIONS = {
  'application-to-screen': { answers: [screen] },
  'application-with-gaps': { answers: [screen, defer, reject] },
  'application-deferred': { answers: [screen, reject] },
  'application-to-endorse': {
    answers: [
      {
        operationId: 'endorseApplication',
        path: `${applications}/endorse`,
        needs: ['endorser'],
        roles: REPRESENTATIVE,
      },
    ],
    members: 'endorsers',
  },
  'application-to-decide': {
    answers: [
      { operationId: 'admitMember', path: `${applications}/admit`, needs: [], roles: OFFICERS, apart: true },
      defer,
      reject,
    ],
  },
} as const satisfies Readonly<Record<string, Kind>>;

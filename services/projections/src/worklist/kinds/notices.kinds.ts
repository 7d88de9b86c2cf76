import { type Kind, OFFICERS, REPRESENTATIVE } from './answers.ts';

const notices = '/members/notices/{id}';

/** What waits of notices. */
export const NOTICES = {
  'notice-to-print': {
    answers: [{ operationId: 'markNoticePrinted', path: `${notices}/mark-printed`, needs: [], roles: OFFICERS }],
    judgesNothing: true,
  },
  'notice-undelivered': {
    answers: [
      { operationId: 'recordNoticeDelivery', path: `${notices}/record-delivery`, needs: ['proof'], roles: OFFICERS },
    ],
  },
  'notice-to-acknowledge': {
    answers: [{ operationId: 'acknowledgeNotice', path: `${notices}/acknowledge`, needs: [], roles: REPRESENTATIVE }],
    members: 'own',
  },
} as const satisfies Readonly<Record<string, Kind>>;

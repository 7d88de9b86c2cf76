import { type Kind, OFFICERS, REPRESENTATIVE, SECRETARIAT } from './answers.ts';

const invoices = '/members/invoices/{id}';

/** What waits of dues. */
export const DUES = {
  'dues-schedule-to-adopt': {
    answers: [
      {
        ...{ operationId: 'adoptDuesSchedule', path: '/members/dues-schedules/{id}/adopt', needs: [], roles: OFFICERS },
        apart: true,
      },
      {
        ...{ operationId: 'withdrawDuesSchedule', path: '/members/dues-schedules/{id}/withdraw' },
        ...{ needs: [], roles: OFFICERS },
      },
    ],
  },
  'dues-to-pay': {
    answers: [{ operationId: 'askWaiver', path: `${invoices}/ask-waiver`, needs: ['ground'], roles: REPRESENTATIVE }],
    members: 'own',
  },
  'dues-overdue': {
    answers: [
      {
        operationId: 'receivePayment',
        path: '/members/payments',
        needs: ['organisation', 'amount', 'method', 'reference'],
        roles: OFFICERS,
      },
      {
        operationId: 'writeOffInvoice',
        path: `${invoices}/write-off`,
        needs: ['ground'],
        roles: SECRETARIAT,
        apart: true,
      },
    ],
  },
  'waiver-to-decide': {
    answers: [
      {
        operationId: 'grantWaiver',
        path: `${invoices}/grant-waiver`,
        needs: [],
        roles: OFFICERS,
        apart: true,
      },
      {
        operationId: 'refuseWaiver',
        path: `${invoices}/refuse-waiver`,
        needs: ['ground'],
        roles: OFFICERS,
        apart: true,
      },
    ],
  },
} as const satisfies Readonly<Record<string, Kind>>;

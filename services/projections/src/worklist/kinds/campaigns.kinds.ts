import { type Answer, type Kind, OF_PROGRAMMES, OFFICERS, REPRESENTATIVE } from './answers.ts';

const campaigns = '/campaigns/campaigns/{id}';

/** A step of a demand, by those who answer for a campaign in public. */
const ofDemand = (operationId: string, verb: string, needs: readonly string[]): Answer => ({
  ...{ operationId, path: `/campaigns/demands/{id}/${verb}`, needs, roles: [...OFFICERS, 'campaign-lead'] },
});

/** What waits of campaigns. */
export const CAMPAIGNS = {
  'campaign-in-draft': {
    answers: [
      {
        operationId: 'planCampaign',
        path: `${campaigns}/plan`,
        needs: ['rights', 'rightsHolders', 'dutyBearers', 'panel'],
        roles: [...OF_PROGRAMMES, 'campaign-lead', ...REPRESENTATIVE],
      },
      {
        operationId: 'launchCampaign',
        path: `${campaigns}/launch`,
        needs: ['panel'],
        roles: [...OFFICERS, 'campaign-lead'],
      },
    ],
    judgesNothing: true,
    members: 'own',
  },
  'campaign-lead-to-name': {
    answers: [
      {
        operationId: 'changeCampaignLead',
        path: `${campaigns}/change-lead`,
        needs: ['lead', 'ground'],
        roles: [...OFFICERS, 'campaign-lead', 'coalition-convenor'],
      },
    ],
  },
  'demand-to-deliver': {
    answers: [
      { ...ofDemand('deliverDemand', 'deliver', ['change', 'channel']), apart: true },
      ofDemand('dropDemand', 'drop', ['ground']),
    ],
    judgesNothing: true,
  },
  'demand-unanswered': {
    answers: [
      ofDemand('recordDemandAnswer', 'answer', ['answer']),
      ofDemand('remindDutyBearer', 'remind', ['channel', 'answerBy']),
      ofDemand('withdrawDemand', 'withdraw', ['ground']),
    ],
    judgesNothing: true,
  },
} as const satisfies Readonly<Record<string, Kind>>;

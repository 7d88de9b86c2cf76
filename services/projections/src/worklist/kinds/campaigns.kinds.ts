import { type Kind, OF_PROGRAMMES, OFFICERS, REPRESENTATIVE } from './answers.ts';

const campaigns = '/campaigns/campaigns/{id}';

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
} as const satisfies Readonly<Record<string, Kind>>;

import { type Answer, type Kind, OFFICERS, REPRESENTATIVE } from './answers.ts';

/** A step of one side of a linkage: by its representative, or an officer on its word. */
const ofLinkage = (operationId: string, verb: string, needs: readonly string[]): Answer => ({
  ...{ operationId, path: `/members/linkages/{id}/${verb}`, needs },
  roles: [...OFFICERS, ...REPRESENTATIVE],
});
const endLinkage = ofLinkage('endLinkage', 'end', ['by', 'ground']);

/** What waits of linkages. */
export const LINKAGES = {
  'linkage-to-answer': {
    answers: [
      { ...ofLinkage('acceptLinkage', 'accept', ['by']), apart: true },
      ofLinkage('declineLinkage', 'decline', ['by', 'ground']),
    ],
    members: 'own',
  },
  'linkage-to-renew': {
    answers: [ofLinkage('proposeLinkageRenewal', 'propose-renewal', ['by', 'until']), endLinkage],
    judgesNothing: true,
    members: 'own',
  },
  'linkage-renewal-to-answer': {
    answers: [{ ...ofLinkage('renewLinkage', 'renew', ['by']), apart: true }, endLinkage],
    members: 'own',
  },
  'linkage-outcome-to-tell': {
    answers: [ofLinkage('tellLinkageOutcome', 'tell-outcome', ['by', 'result'])],
    judgesNothing: true,
    members: 'own',
  },
} as const satisfies Readonly<Record<string, Kind>>;

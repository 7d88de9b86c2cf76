import { type Answer, type Kind, OF_PROGRAMMES, OFFICERS, REPRESENTATIVE } from './answers.ts';

const ofBlueprint = (operationId: string, verb: string, needs: readonly string[]): Answer => ({
  ...{ operationId, path: `/coalitions/blueprints/{id}/${verb}`, needs, roles: OF_PROGRAMMES },
});
const ofReplication = (operationId: string, verb: string, needs: readonly string[]): Answer => ({
  ...{ operationId, path: `/coalitions/replications/{id}/${verb}`, needs, roles: [...OFFICERS, ...REPRESENTATIVE] },
});

/** What waits of organising blueprints and of what is made after them. */
export const REPLICATING = {
  'blueprint-to-publish': {
    answers: [
      { ...ofBlueprint('publishBlueprint', 'publish', ['guide']), apart: true },
      ofBlueprint('dropBlueprintDraft', 'drop-draft', ['ground']),
    ],
    judgesNothing: true,
  },
  'replication-to-go-on': {
    answers: [
      ofReplication('doReplicationStep', 'do-step', ['step']),
      ofReplication('adaptReplication', 'adapt', ['ground', 'what']),
      ofReplication('endReplication', 'end', ['ground', 'lesson']),
    ],
    judgesNothing: true,
    members: 'own',
  },
} as const satisfies Readonly<Record<string, Kind>>;

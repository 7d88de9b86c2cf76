import type { Role } from '@baraza/domain';
import { type Answer, type Kind, OFFICERS } from './answers.ts';

const ANSWERING: readonly Role[] = [...OFFICERS, 'coalition-convenor', 'campaign-lead'];
const ofStruggle = (
  operationId: string,
  verb: string,
  needs: readonly string[],
  roles: readonly Role[] = ANSWERING,
): Answer => ({ operationId, path: `/campaigns/struggles/{id}/${verb}`, needs, roles });

/** What waits of struggles. What somebody protected reported is in no list but the protection desk's own. */
export const STRUGGLES = {
  'struggle-to-verify': {
    answers: [
      { ...ofStruggle('verifyStruggle', 'verify', ['how']), apart: true },
      { ...ofStruggle('findStruggleNotVerified', 'find-not-verified', ['ground']), apart: true },
    ],
  },
  'struggle-to-take-up': {
    answers: [
      ofStruggle('takeStruggleUp', 'take-up', ['campaign']),
      ofStruggle('joinStruggle', 'join', ['to']),
      ofStruggle('closeStruggle', 'close', ['ground']),
    ],
    judgesNothing: true,
  },
  'struggle-words-to-publish': {
    answers: [
      { ...ofStruggle('publishStruggleWords', 'publish-words', ['draft', 'text'], OFFICERS), apart: true },
      ofStruggle('declineStruggleWords', 'decline-words', ['draft', 'ground'], OFFICERS),
    ],
    judgesNothing: true,
  },
} as const satisfies Readonly<Record<string, Kind>>;

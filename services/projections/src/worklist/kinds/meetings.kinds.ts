import type { Role } from '@baraza/domain';
import { type Answer, type Kind, OFFICE, OFFICERS, REPRESENTATIVE } from './answers.ts';

/** What is done with a convening, a resolution, an assembly or a goal. */
const ofMeeting = (
  operationId: string,
  path: string,
  needs: readonly string[],
  roles: readonly Role[] = OFFICERS,
): Answer => ({ ...{ operationId, path: `/members/${path}`, needs, roles } });
const progress = (roles: readonly Role[]): Answer =>
  ofMeeting('noteResolutionProgress', 'resolutions/{id}/note-progress', ['percent'], roles);
const fulfilResolution: Answer = { ...ofMeeting('fulfilResolution', 'resolutions/{id}/fulfil', []), apart: true };
const rescheduleResolution = ofMeeting('rescheduleResolution', 'resolutions/{id}/reschedule', [
  'by',
  'dueOn',
  'ground',
]);
const endResolution = ofMeeting('endResolution', 'resolutions/{id}/end', ['by', 'ground']);

/** What waits of convenings, resolutions, assemblies and goals. */
export const MEETINGS = {
  'convening-to-record': {
    answers: [
      ofMeeting('holdConvening', 'convenings/{id}/hold', ['present', 'attendance']),
      ofMeeting('postponeConvening', 'convenings/{id}/postpone', ['on', 'ground']),
      ofMeeting('cancelConvening', 'convenings/{id}/cancel', ['ground']),
    ],
    judgesNothing: true,
  },
  'convening-to-report': {
    answers: [ofMeeting('proposeConveningReport', 'convenings/{id}/propose-report', ['report'])],
    judgesNothing: true,
  },
  'report-to-publish': {
    answers: [
      {
        ...ofMeeting('publishConveningReport', 'convenings/{id}/publish-report', ['report', 'namesNoPrivatePerson']),
        apart: true,
      },
      ofMeeting('proposeConveningReport', 'convenings/{id}/propose-report', ['report']),
    ],
    judgesNothing: true,
  },
  'resolution-to-word': {
    answers: [ofMeeting('proposeResolutionText', 'resolutions/{id}/propose-text', ['text'])],
    judgesNothing: true,
  },
  'resolution-text-to-publish': {
    answers: [
      {
        ...ofMeeting('publishResolutionText', 'resolutions/{id}/publish-text', ['text', 'namesNoPrivatePerson']),
        apart: true,
      },
      ofMeeting('proposeResolutionText', 'resolutions/{id}/propose-text', ['text']),
    ],
    judgesNothing: true,
  },
  'resolution-to-carry-out': { answers: [progress(REPRESENTATIVE)], members: 'own' },
  'forum-resolution-to-carry-out': { answers: [progress(OFFICERS)], judgesNothing: true },
  'resolution-to-confirm': { answers: [fulfilResolution] },
  'resolution-overdue': {
    answers: [progress([...OFFICERS, ...REPRESENTATIVE]), fulfilResolution, rescheduleResolution, endResolution],
    members: 'own',
  },
  'candidacies-to-judge': {
    answers: [
      ofMeeting('acceptCandidacy', 'assemblies/{id}/accept-candidacy', ['candidacy'], OFFICE),
      ofMeeting('refuseCandidacy', 'assemblies/{id}/refuse-candidacy', ['candidacy', 'ground', 'reasons'], OFFICE),
    ],
  },
  'candidacy-appeals-to-judge': {
    answers: [
      ofMeeting('reviewCandidacy', 'assemblies/{id}/review-candidacy', ['candidacy', 'outcome', 'reasons'], OFFICE),
    ],
  },
  'vote-to-open': {
    answers: [
      ofMeeting('openVote', 'assemblies/{id}/open-vote', []),
      ofMeeting('cancelAssembly', 'assemblies/{id}/cancel', ['ground']),
    ],
  },
  'vote-to-close': {
    answers: [
      ofMeeting('closeVote', 'assemblies/{id}/close-vote', []),
      ofMeeting('cancelAssembly', 'assemblies/{id}/cancel', ['ground']),
    ],
  },
  'result-to-declare': {
    answers: [
      ofMeeting('declareElectionResult', 'assemblies/{id}/declare-result', ['body', 'people']),
      ofMeeting('cancelAssembly', 'assemblies/{id}/cancel', ['ground']),
    ],
  },
  'election-to-call': {
    answers: [ofMeeting('callAssembly', 'assemblies', ['convening', 'nominationsUntil', 'tieRule', 'elections'])],
  },
  'goal-to-close': {
    answers: [
      ofMeeting('closeGoal', 'agenda-goals/{id}/close', ['convening', 'outcome']),
      ofMeeting('reviseGoal', 'agenda-goals/{id}/revise', ['convening', 'horizon', 'indicators', 'ground']),
    ],
  },
} as const satisfies Readonly<Record<string, Kind>>;

import { type Answer, type Kind, OFFICERS } from './answers.ts';

/** What a second officer does with words that are to be published. */
const reading = (operationId: string, path: string, needs: readonly string[]): Answer => ({
  ...{ operationId, path: `/members/${path}`, needs, roles: OFFICERS },
});

/** Words that wait for somebody else to let them out. */
export const PUBLISHING = {
  'report-draft-to-read': {
    answers: [
      { ...reading('publishReport', 'reports/{id}/publish', ['title', 'text', 'namesNoPrivatePerson']), apart: true },
      reading('declineReport', 'reports/{id}/decline', ['ground']),
    ],
    judgesNothing: true,
  },
  'story-to-read': {
    answers: [
      { ...reading('publishStory', 'stories/{id}/publish', ['title', 'text']), apart: true },
      reading('declineStory', 'stories/{id}/decline', ['ground']),
    ],
  },
  'profile-to-read': {
    answers: [
      { ...reading('publishProfile', 'profiles/{id}/publish', ['draft', 'about']), apart: true },
      reading('declineProfile', 'profiles/{id}/decline', ['draft', 'ground']),
    ],
  },
} as const satisfies Readonly<Record<string, Kind>>;

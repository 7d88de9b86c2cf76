import { bodies, happened, people } from '../testing/record.ts';
import type { PrepareNotice, PreparingFacts } from './notice.commands.pure.ts';
import type { NoticeChannel, NoticeEvent } from './notice.state.ts';

/** Notices made of events, for specs: each continues the one before. */

export const CASE = '20000000-0000-4000-8000-000000000001';
export const PREPARED = '2026-03-02';
/** The last day on which proof comes in time, and the first without it. */
export const BY = '2026-03-09';
export const LATE = '2026-03-10';

export const whose = {
  organisation: bodies.applicant,
  unit: 'UG-402',
  about: { kind: 'complaint', id: CASE },
  template: 'complaint-notice',
};
export const asked: PrepareNotice = { organisation: bodies.applicant, about: CASE, template: 'complaint-notice' };
export const facts: PreparingFacts = {
  addressee: { organisation: bodies.applicant, unit: 'UG-402' },
  channel: 'email',
  language: 'en',
};

export const aNotice = (channel: NoticeChannel = 'email', needsProof = true): NoticeEvent[] => [
  happened('members.NoticePrepared', { ...whose, channel, language: 'en', by: BY, needsProof }, PREPARED, 'policy'),
];
export const aSentNotice = (needsProof = true): NoticeEvent[] => [
  ...aNotice('email', needsProof),
  happened('members.NoticeSent', { ...whose, channel: 'email' as const, person: people.applicant }, PREPARED, 'policy'),
];
export const aFailedNotice = (): NoticeEvent[] => [
  ...aSentNotice(),
  happened(
    'members.NoticeFailed',
    { ...whose, channel: 'email' as const, reason: 'not-delivered' as const },
    '2026-03-03',
    'policy',
  ),
];
export const aPrintedNotice = (): NoticeEvent[] => [
  ...aFailedNotice(),
  happened('members.NoticePrinted', whose, '2026-03-04', people.officer),
];
export const aDeliveredNotice = (): NoticeEvent[] => [
  ...aPrintedNotice(),
  happened('members.NoticeDelivered', { ...whose, proof: 'signed-for' as const }, '2026-03-06', people.officer),
];
export const anAcknowledgedNotice = (): NoticeEvent[] => [
  ...aDeliveredNotice(),
  happened('members.NoticeAcknowledged', whose, '2026-03-07', people.applicant),
];

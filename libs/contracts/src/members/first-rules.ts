import type { RuleSet } from './rules.events.ts';

/** The rules of a forum that has adopted none of its own: version 1, from its first day on. */
export const FIRST_RULES: RuleSet = {
  version: 1,
  categories: [
    { code: 'full', votes: true, endorses: true, stands: true, paysDues: true },
    { code: 'associate', votes: false, endorses: false, stands: false, paysDues: true },
    { code: 'observer', votes: false, endorses: false, stands: false, paysDues: false },
    { code: 'platform', votes: false, endorses: false, stands: false, paysDues: true },
  ],
  admission: {
    checklist: ['governing-document', 'legal-standing', 'leadership-in-place', 'presence-in-unit', 'shared-purpose'],
    endorsers: 2,
    rejectionGrounds: [
      'checklist-not-met',
      'not-endorsed',
      'purpose-outside-forum',
      'false-statement',
      'conflict-of-interest',
    ],
    deferralDays: 90,
  },
  term: { newForDays: 180, months: 12, graceDays: 90 },
  conduct: {
    grounds: [
      'breach-of-code-of-conduct',
      'misuse-of-funds',
      'harassment-or-abuse',
      'false-statement',
      'undeclared-conflict-of-interest',
      'misuse-of-the-forums-name',
    ],
    replyDays: 21,
    decideDays: 60,
    appealDays: 30,
    suspensionDays: 180,
    panel: 2,
  },
  standing: { memberForDays: 90, duesPaid: true, compliance: [] },
  dues: { dueDays: 30, remindOn: [-14, 7, 30], waiverGrounds: ['hardship', 'disaster', 'contribution-in-kind'] },
  compliance: {
    types: [
      { code: 'ngo-permit', expiringDays: 90 },
      { code: 'district-committee-approval', expiringDays: 60 },
      { code: 'memorandum-with-local-government', expiringDays: 60 },
      { code: 'data-protection-registration', expiringDays: 60 },
      { code: 'quality-certificate-provisional', expiringDays: 90 },
      { code: 'quality-certificate-certified', expiringDays: 90 },
      { code: 'quality-certificate-advanced', expiringDays: 90 },
    ],
  },
};

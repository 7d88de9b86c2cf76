import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Date, Personal, ThemeCode, UnitCode, Uuid } from '../schemas.ts';
import { closed, DECISION_RULES, DECISION_SUBJECTS, DecidedCampaign, DecidedOn, Quorum } from './decision.schemas.ts';

/** In every event of a decision. */
export const decisionPlace = { coalition: Uuid };

export const exampleDecisionPlace = { coalition: 'e2b4c6d8-0a1b-4c3d-8e5f-6a7b8c9d0e04' };
export const exampleDecisionDocument = {
  subject: '9b0f3a6c-2f0e-4c55-8b0e-5d3a6b1c4f03',
  commitment: 'k2pZrGqj0m1v3F0wq8o6cYd5bT4xN7uJ9hL1sVe2RaE',
};
export const exampleVoter = {
  seat: 'c0a1b5de-3f0e-4a7b-8d5c-2f9b6f1d7e02',
  organisation: '5d0f6f0e-6c1c-4b8e-9d55-1f6f5a0c9e01',
};

/** The rule, the quorum and whether the vote is secret are the terms of reference's on the day it is proposed. */
export const decisionProposed = defineEvent({
  type: 'coalitions.DecisionProposed',
  schemaVersion: 1,
  summary: 'A participant of a coalition proposed something to decide on.',
  audience: 'auditor',
  aggregate: 'decision',
  data: Type.Object(
    {
      ...decisionPlace,
      unit: UnitCode,
      themes: Type.Array(ThemeCode, { maxItems: 12 }),
      subject: Type.Enum(DECISION_SUBJECTS),
      /** Of a decision on terms of reference: the version that is proposed. */
      terms: Type.Optional(Type.Integer({ minimum: 1 })),
      about: Type.Optional(DecidedOn),
      rule: Type.Enum(DECISION_RULES),
      quorum: Quorum,
      votingDays: Type.Integer({ minimum: 1, maximum: 90 }),
      secret: Type.Boolean(),
      proposal: Personal('document'),
      /** The participant that proposes it. */
      by: Uuid,
      reviewOn: Type.Optional(Date),
    },
    closed,
  ),
  example: {
    ...exampleDecisionPlace,
    unit: 'UG-402',
    themes: ['social-justice'],
    subject: 'position',
    about: { kind: 'alert', id: '3f4a5b6c-7d8e-4f90-a1b2-c3d4e5f60718' },
    rule: 'consensus',
    quorum: { n: 1, of: 2 },
    votingDays: 14,
    secret: false,
    proposal: exampleDecisionDocument,
    by: exampleVoter.organisation,
    reviewOn: '2027-03-31',
  },
});

/** Beside the proposal, and for staff alone: what has not happened yet puts people in danger when it is read too early. */
export const campaignProposed = defineEvent({
  type: 'coalitions.CampaignProposed',
  schemaVersion: 1,
  summary: 'A campaign was proposed to a coalition, with who would lead it.',
  audience: 'internal',
  aggregate: 'decision',
  data: Type.Object({ ...decisionPlace, campaign: DecidedCampaign }, closed),
  example: {
    ...exampleDecisionPlace,
    campaign: {
      title: 'Clean water for Kyamuhunga',
      cause: 'Boreholes promised to the sub-county stand dry',
      unit: 'UG-402',
      lead: exampleVoter.organisation,
      themes: ['social-justice'],
      struggles: [],
    },
  },
});

export const decisionAmended = defineEvent({
  type: 'coalitions.DecisionAmended',
  schemaVersion: 1,
  summary: 'The wording of a proposal was changed before the vote.',
  audience: 'auditor',
  aggregate: 'decision',
  data: Type.Object({ ...decisionPlace, proposal: Personal('document') }, closed),
  example: { ...exampleDecisionPlace, proposal: exampleDecisionDocument },
});

export const decisionDiscussionOpened = defineEvent({
  type: 'coalitions.DecisionDiscussionOpened',
  schemaVersion: 1,
  summary: 'A proposal was put before the participants for discussion.',
  audience: 'auditor',
  aggregate: 'decision',
  data: Type.Object(decisionPlace, closed),
  example: exampleDecisionPlace,
});

export const decisionWithdrawn = defineEvent({
  type: 'coalitions.DecisionWithdrawn',
  schemaVersion: 1,
  summary: 'A proposal was withdrawn before it was decided on.',
  audience: 'auditor',
  aggregate: 'decision',
  data: Type.Object({ ...decisionPlace, ground: Code }, closed),
  example: { ...exampleDecisionPlace, ground: 'overtaken-by-events' },
});

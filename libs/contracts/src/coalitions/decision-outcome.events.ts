import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Count, Date, Personal, PublicText, ThemeCode, UnitCode, Uuid } from '../schemas.ts';
import { decisionPlace, exampleDecisionDocument, exampleDecisionPlace, exampleVoter } from './decision.events.ts';
import {
  closed,
  DECISION_OUTCOMES,
  DECISION_RULES,
  DECISION_SUBJECTS,
  DecidedCampaign,
  DecidedOn,
  REVIEW_RESULTS,
} from './decision.schemas.ts';

/** How many voted what. Left out of a secret vote in which so few took part that it would tell who voted what. */
const VoteCounts = Type.Object({ agree: Count, abstain: Count, disagree: Count, block: Count }, closed);
const Draft = { draft: Uuid };
const draft = { draft: '3f4a5b6c-7d8e-4f90-a1b2-c3d4e5f60718' };
const place = { unit: UnitCode, themes: Type.Array(ThemeCode, { maxItems: 12 }) };
const where = { unit: 'UG-402', themes: ['social-justice'] };

export const decisionTaken = defineEvent({
  type: 'coalitions.DecisionTaken',
  schemaVersion: 1,
  summary: 'The votes on a proposal were counted: this is what the coalition decided.',
  audience: 'auditor',
  aggregate: 'decision',
  data: Type.Object(
    {
      ...decisionPlace,
      ...place,
      subject: Type.Enum(DECISION_SUBJECTS),
      terms: Type.Optional(Type.Integer({ minimum: 1 })),
      about: Type.Optional(DecidedOn),
      rule: Type.Enum(DECISION_RULES),
      outcome: Type.Enum(DECISION_OUTCOMES),
      /** Who might vote at the end, how many of them had to take part, and how many did. */
      onRoll: Count,
      needed: Count,
      taken: Count,
      voided: Count,
      counts: Type.Optional(VoteCounts),
      /** Of a decision that was adopted: when it is to be looked at again. */
      reviewOn: Type.Optional(Date),
    },
    closed,
  ),
  example: {
    ...exampleDecisionPlace,
    ...where,
    subject: 'position',
    rule: 'consensus',
    outcome: 'adopted',
    onRoll: 9,
    needed: 5,
    taken: 7,
    voided: 0,
    counts: { agree: 5, abstain: 1, disagree: 1, block: 0 },
    reviewOn: '2027-03-31',
  },
});

/** Beside the outcome, for staff alone: the campaign is drafted as it says. */
export const campaignDecided = defineEvent({
  type: 'coalitions.CampaignDecided',
  schemaVersion: 1,
  summary: 'A coalition decided to campaign, and who leads.',
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
      struggles: ['4a5b6c7d-8e9f-4a01-b2c3-d4e5f6071829'],
    },
  },
});

export const minorityStatementEntered = defineEvent({
  type: 'coalitions.MinorityStatementEntered',
  schemaVersion: 1,
  summary: 'A participant put on record why it stands apart from what the coalition decided.',
  audience: 'auditor',
  aggregate: 'decision',
  data: Type.Object({ ...decisionPlace, seat: Uuid, organisation: Uuid, statement: Personal('document') }, closed),
  example: { ...exampleDecisionPlace, ...exampleVoter, statement: exampleDecisionDocument },
});

export const decisionStatementDrafted = defineEvent({
  type: 'coalitions.DecisionStatementDrafted',
  schemaVersion: 1,
  summary: 'A statement on what a coalition decided was put forward, to be published by somebody else.',
  audience: 'internal',
  aggregate: 'decision',
  data: Type.Object({ ...decisionPlace, ...Draft, statement: Personal('document') }, closed),
  example: { ...exampleDecisionPlace, ...draft, statement: exampleDecisionDocument },
});

export const decisionStatementDeclined = defineEvent({
  type: 'coalitions.DecisionStatementDeclined',
  schemaVersion: 1,
  summary: 'A statement that was put forward is not published.',
  audience: 'internal',
  aggregate: 'decision',
  data: Type.Object({ ...decisionPlace, ...Draft, ground: Code }, closed),
  example: { ...exampleDecisionPlace, ...draft, ground: 'names-a-person' },
});

export const decisionStatementPublished = defineEvent({
  type: 'coalitions.DecisionStatementPublished',
  schemaVersion: 1,
  summary: 'A coalition published what it decided: a second person confirmed that the text names no private person.',
  audience: 'public',
  aggregate: 'decision',
  data: Type.Object(
    {
      ...decisionPlace,
      ...place,
      ...Draft,
      text: PublicText(8_000),
      subject: Type.Enum(DECISION_SUBJECTS),
      outcome: Type.Enum(DECISION_OUTCOMES),
      takenOn: Date,
      reviewOn: Type.Optional(Date),
    },
    closed,
  ),
  example: {
    ...exampleDecisionPlace,
    ...where,
    ...draft,
    text: 'The district pays for medicine before it pays for vehicles. We ask for the stock lists to be posted monthly.',
    subject: 'position',
    outcome: 'adopted',
    takenOn: '2026-03-29',
    reviewOn: '2027-03-31',
  },
});

/** The calendar's. */
export const decisionReviewFellDue = defineEvent({
  type: 'coalitions.DecisionReviewFellDue',
  schemaVersion: 1,
  summary: 'The day has come on which a decision is to be looked at again.',
  audience: 'auditor',
  aggregate: 'decision',
  data: Type.Object({ ...decisionPlace, reviewOn: Date }, closed),
  example: { ...exampleDecisionPlace, reviewOn: '2027-03-31' },
});

export const decisionReviewed = defineEvent({
  type: 'coalitions.DecisionReviewed',
  schemaVersion: 1,
  summary: 'A decision was looked at again: it holds on, another takes its place, or it has ended.',
  audience: 'auditor',
  aggregate: 'decision',
  data: Type.Object(
    {
      ...decisionPlace,
      result: Type.Enum(REVIEW_RESULTS),
      /** Of one that holds on. */
      reviewOn: Type.Optional(Date),
      /** Of one that was changed: the decision in its place. */
      replacedBy: Type.Optional(Uuid),
      note: Type.Optional(Personal('document')),
    },
    closed,
  ),
  example: { ...exampleDecisionPlace, result: 'upheld', reviewOn: '2028-03-31' },
});

import {
  Date,
  DECISION_OUTCOMES,
  DECISION_RULES,
  DECISION_SUBJECTS,
  DecidedCampaign,
  DecidedOn,
  Quorum,
  Uuid,
  VOTE_CHOICES,
  VOTE_VOID_CAUSES,
} from '@baraza/contracts';
import type { Role } from '@baraza/domain';
import { Type } from 'typebox';
import { PersonalShown } from '../documents.ts';
import { DECISION_STATUSES, type DecisionState } from './decision.state.ts';

const closed = { additionalProperties: false } as const;
const Count = Type.Integer({ minimum: 0 });

/** A decision, as the participants of its coalition see it and those who answer for it. */
export const DecisionDocument = Type.Object(
  {
    id: Uuid,
    status: Type.Enum(DECISION_STATUSES.filter((status) => status !== 'none')),
    coalition: Uuid,
    unit: Type.String(),
    themes: Type.Array(Type.String()),
    subject: Type.Enum(DECISION_SUBJECTS),
    terms: Type.Optional(Type.Integer({ description: 'Of a decision on terms of reference: which version' })),
    about: Type.Optional(DecidedOn),
    campaign: Type.Optional(DecidedCampaign),
    rule: Type.Enum(DECISION_RULES),
    quorum: Quorum,
    votingDays: Type.Integer(),
    secret: Type.Boolean(),
    proposal: PersonalShown,
    by: Uuid,
    proposedOn: Date,
    reviewOn: Type.Optional(Date),
    openedOn: Type.Optional(Date),
    closesOn: Type.Optional(Type.String({ ...Date, description: 'The last day on which a vote is taken' })),
    roll: Type.Optional(
      Type.Array(
        Type.Object(
          {
            seat: Uuid,
            organisation: Uuid,
            taken: Type.Boolean({ description: 'Whether it has taken part' }),
            choice: Type.Optional(Type.Enum(VOTE_CHOICES)),
            objection: Type.Optional(PersonalShown),
            void: Type.Optional(Type.Enum(VOTE_VOID_CAUSES)),
          },
          closed,
        ),
        { description: 'Those who may vote, with their votes where these are open' },
      ),
    ),
    takenOn: Type.Optional(Date),
    outcome: Type.Optional(
      Type.Object(
        {
          outcome: Type.Enum(DECISION_OUTCOMES),
          rule: Type.Enum(DECISION_RULES),
          onRoll: Count,
          needed: Count,
          taken: Count,
          voided: Count,
          counts: Type.Optional(Type.Object({ agree: Count, abstain: Count, disagree: Count, block: Count }, closed)),
          reviewOn: Type.Optional(Date),
        },
        closed,
      ),
    ),
    minority: Type.Optional(
      Type.Array(Type.Object({ seat: Uuid, organisation: Uuid, statement: PersonalShown, on: Date }, closed)),
    ),
    draft: Type.Optional(
      Type.Object(
        { draft: Uuid, statement: PersonalShown },
        { ...closed, description: 'A statement that waits for somebody else to publish it' },
      ),
    ),
    statement: Type.Optional(Type.Object({ text: Type.String(), on: Date }, closed)),
    nextReviewOn: Type.Optional(Date),
    reviewDue: Type.Optional(Type.Boolean()),
    replacedBy: Type.Optional(Uuid),
    ground: Type.Optional(Type.String({ description: 'Why it was withdrawn' })),
    withdrawnOn: Type.Optional(Date),
    lastStepOn: Date,
  },
  { ...closed, $id: 'Decision' },
);

/** Who put a statement forward is in the events. What a campaign would be is for those who work on it. */
export function presentDecision(state: DecisionState, id: string, roles: readonly Role[]): object {
  if (state.status === 'none') throw new Error('there is nothing to present of a decision that nobody proposed');
  const { campaign, ...known } = state;
  const plan = campaign === undefined || roles.every((role) => role === 'auditor') ? {} : { campaign };
  if (!('roll' in known)) return { id, ...known, ...plan };
  const { votes, taken, roll, ...voted } = known;
  const voters = roll.map((voter) => {
    const { choice, objection } = votes[voter.seat] ?? {};
    return {
      ...{ ...voter, taken: taken.includes(voter.seat) },
      ...(choice === undefined ? {} : { choice }),
      ...(objection === undefined ? {} : { objection }),
    };
  });
  const shown = { id, ...voted, ...plan, roll: voters };
  if (!('draft' in shown) || shown.draft === undefined) return shown;
  const { draft, statement } = shown.draft;
  return { ...shown, draft: { draft, statement } };
}

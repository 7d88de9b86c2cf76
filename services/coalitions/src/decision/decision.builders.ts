import type { CoalitionTerms, DecidedCampaign, DecisionRule, VoteChoice } from '@baraza/contracts';
import { FIRST_COALITION_TERMS } from '@baraza/contracts';
import { type Actor, type CivilDate, fold } from '@baraza/domain';
import {
  aCoalition,
  anOfficer,
  aRepresentativeOf,
  CONVENOR,
  FARMERS,
  FORMED_ON,
  seated,
  seatOf,
  theConvenor,
  WOMEN,
} from '../coalition/coalition.builders.ts';
import { coalition, type CoalitionEvent, type CoalitionState } from '../coalition/coalition.state.ts';
import type { ProposeDecision } from './decision.commands.pure.ts';
import type { DecisionEvent } from './decision.state.ts';

/** Decisions made of events, for specs: each continues the one before. Fixed values. */

export { anOfficer, aRepresentativeOf, CONVENOR, FARMERS, seatOf, theConvenor, WOMEN };
export const YOUTH = '10000000-0000-4000-8000-000000000004';
export const OBSERVER = '10000000-0000-4000-8000-000000000005';
export const STRANGER = '10000000-0000-4000-8000-000000000009';
export const COALITION = '50000000-0000-4000-8000-000000000001';
export const DRAFT = '60000000-0000-4000-8000-000000000001';
export const anotherOfficer: Actor = { person: '00000000-0000-4000-8000-00000000000d', roles: ['secretariat'] };

export const PROPOSED_ON = '2026-02-10';
export const OPENED_ON = '2026-02-20';
/** The last day of the vote, fourteen days after it was opened. */
export const CLOSES_ON = '2026-03-06';
export const TAKEN_ON = '2026-03-07';
export const REVIEW_ON = '2026-09-30';

const past = { time: '2026-02-02T08:00:00.000Z', actor: '00000000-0000-4000-8000-00000000000b' };
const text = { subject: '40000000-0000-4000-8000-000000000001', commitment: 'A'.repeat(43) };

/** A convenor, three participants, and an observer. */
export function theCoalition(...then: readonly CoalitionEvent[]): CoalitionState {
  return fold(coalition, [
    ...aCoalition(seated(FARMERS), seated(WOMEN), seated(YOUTH), seated(OBSERVER, 'observer')),
    ...then,
  ]);
}
export const someTerms: CoalitionTerms = { ...FIRST_COALITION_TERMS, rule: 'majority', votingDays: 7 };
export const termsProposed = (version: number): CoalitionEvent => ({
  ...{ ...past, type: 'coalitions.TermsOfReferenceProposed', effectiveOn: FORMED_ON },
  data: { version, ...someTerms },
});

export const position = {
  coalition: COALITION,
  subject: 'position',
  proposal: 'That we ask for the stock lists.',
  by: FARMERS,
  reviewOn: REVIEW_ON,
} as const satisfies ProposeDecision;
export const campaign: DecidedCampaign = {
  title: 'Medicine for Kyamuhunga',
  cause: 'The shelves are empty',
  unit: 'UG-402',
  lead: WOMEN,
  themes: ['social-justice'],
  struggles: ['70000000-0000-4000-8000-000000000001'],
};

export function happened<Type extends DecisionEvent['type']>(
  type: Type,
  data: Omit<Extract<DecisionEvent, { type: Type }>['data'], 'coalition'>,
  effectiveOn: CivilDate,
  actor: string = past.actor,
): DecisionEvent {
  return { type, data: { coalition: COALITION, ...data }, effectiveOn, time: past.time, actor } as DecisionEvent;
}

interface With {
  readonly rule?: DecisionRule;
  readonly secret?: boolean;
  readonly campaign?: DecidedCampaign;
  readonly roll?: readonly string[];
}
export function aProposal({ rule = 'consensus', secret = false, campaign: of }: With = {}): DecisionEvent[] {
  const first = happened(
    'coalitions.DecisionProposed',
    {
      ...{ unit: 'UG-402', themes: ['social-justice'], subject: of === undefined ? 'position' : 'campaign', rule },
      ...{ quorum: { n: 1, of: 2 }, votingDays: 14, secret, proposal: text, by: FARMERS, reviewOn: REVIEW_ON },
    },
    PROPOSED_ON,
  );
  return of === undefined ? [first] : [first, happened('coalitions.CampaignProposed', { campaign: of }, PROPOSED_ON)];
}
export const aDiscussedProposal = (how: With = {}): DecisionEvent[] => [
  ...aProposal(how),
  happened('coalitions.DecisionDiscussionOpened', {}, '2026-02-12'),
];
export const anOpenVote = (how: With = {}): DecisionEvent[] => [
  ...aDiscussedProposal(how),
  happened(
    'coalitions.VotingOpened',
    {
      closesOn: CLOSES_ON,
      roll: (how.roll ?? [CONVENOR, FARMERS, WOMEN, YOUTH]).map((organisation) => ({
        ...{ seat: seatOf(organisation), organisation },
      })),
    },
    OPENED_ON,
  ),
];
export const voted = (organisation: string, choice: VoteChoice): DecisionEvent =>
  happened('coalitions.VoteCast', { seat: seatOf(organisation), organisation, choice }, OPENED_ON);
export const ballotGiven = (organisation: string): DecisionEvent =>
  happened('coalitions.DecisionBallotTaken', { seat: seatOf(organisation), organisation }, OPENED_ON);
export const voided = (
  organisation: string,
  cause: 'seat-suspended' | 'seat-ended' = 'seat-suspended',
): DecisionEvent => happened('coalitions.VoteVoided', { seat: seatOf(organisation), organisation, cause }, OPENED_ON);
export const closed = (): DecisionEvent => happened('coalitions.VotingClosed', { taken: 2 }, TAKEN_ON);

export const aTakenDecision = (outcome: 'adopted' | 'not-adopted' = 'adopted'): DecisionEvent[] => [
  ...anOpenVote(),
  voted(CONVENOR, 'agree'),
  voted(WOMEN, 'disagree'),
  closed(),
  happened(
    'coalitions.DecisionTaken',
    {
      ...{ unit: 'UG-402', themes: ['social-justice'], subject: 'position', rule: 'consensus', outcome },
      ...{ onRoll: 4, needed: 2, taken: 2, voided: 0, counts: { agree: 1, abstain: 0, disagree: 1, block: 0 } },
      ...(outcome === 'adopted' ? { reviewOn: REVIEW_ON } : {}),
    },
    TAKEN_ON,
  ),
];
export const statementDrafted = (by: string = past.actor): DecisionEvent =>
  happened('coalitions.DecisionStatementDrafted', { draft: DRAFT, statement: text }, '2026-03-08', by);

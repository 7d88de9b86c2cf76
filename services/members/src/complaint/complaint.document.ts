import { APPEAL_OUTCOMES, CONDUCT_DECISIONS, CONDUCT_MEASURES } from '@baraza/contracts';
import { type Caller, NotFound } from '@baraza/service-kit';
import type { Role } from '@baraza/domain';
import { Type } from 'typebox';
import { PersonalShown } from '../documents.ts';
import { omit } from '../omit.pure.ts';
import { COMPLAINT_STATUSES, type ComplaintState, type Known, wasNoticed } from './complaint.state.ts';

const Panel = Type.Array(Type.Object({ person: Type.String(), deputation: Type.Optional(Type.String()) }));
const Grounds = Type.Array(Type.String());

/** A case as it is read. What a reader has no right to is left out. */
export const ComplaintDocument = Type.Object({
  id: Type.String(),
  status: Type.Enum(COMPLAINT_STATUSES.filter((status) => status !== 'none')),
  organisation: Type.String(),
  membership: Type.String(),
  unit: Type.String(),
  raisedOn: Type.String(),
  lastStepOn: Type.String(),
  raisedBy: Type.Optional(Type.String()),
  source: Type.Optional(Type.String()),
  complainant: Type.Optional(Type.String()),
  grounds: Type.Optional(Grounds),
  narrative: Type.Optional(PersonalShown),
  procedure: Type.Object({
    rules: Type.Integer(),
    replyDays: Type.Integer(),
    decideDays: Type.Integer(),
    appealDays: Type.Integer(),
    suspensionDays: Type.Integer(),
    panel: Type.Integer(),
  }),
  notice: Type.Optional(
    Type.Object({ issuedOn: Type.String(), grounds: Grounds, document: Type.Optional(PersonalShown) }),
  ),
  servedOn: Type.Optional(Type.String()),
  replyBy: Type.Optional(Type.String()),
  decideBy: Type.Optional(Type.String()),
  reply: Type.Optional(Type.Object({ givenOn: Type.String(), document: Type.Optional(PersonalShown) })),
  proposed: Type.Optional(
    Type.Object({
      proposal: Type.String(),
      decision: Type.Optional(Type.Enum(CONDUCT_DECISIONS)),
      outcome: Type.Optional(Type.Enum(APPEAL_OUTCOMES)),
      until: Type.Optional(Type.String()),
      grounds: Type.Optional(Grounds),
      reasons: Type.Optional(PersonalShown),
      concurring: Panel,
    }),
  ),
  dismissal: Type.Optional(
    Type.Object({
      decidedOn: Type.String(),
      grounds: Grounds,
      reasons: Type.Optional(PersonalShown),
      panel: Type.Optional(Panel),
    }),
  ),
  decision: Type.Optional(
    Type.Object({
      decidedOn: Type.String(),
      measure: Type.Enum(CONDUCT_MEASURES),
      until: Type.Optional(Type.String()),
      grounds: Grounds,
      reasons: Type.Optional(PersonalShown),
      panel: Type.Optional(Panel),
      served: Type.Optional(Type.Object({ on: Type.String(), appealBy: Type.String() })),
    }),
  ),
  appeal: Type.Optional(
    Type.Object({ lodgedOn: Type.String(), decideBy: Type.String(), document: Type.Optional(PersonalShown) }),
  ),
  appealDecision: Type.Optional(
    Type.Object({
      decidedOn: Type.String(),
      outcome: Type.Enum(APPEAL_OUTCOMES),
      reasons: Type.Optional(PersonalShown),
      panel: Type.Optional(Panel),
    }),
  ),
  withdrawnOn: Type.Optional(Type.String()),
});

const OFFICE: readonly Role[] = ['secretariat', 'unit-officer', 'conduct-committee'];

/**
 * The case for one reader. Whoever works on it sees all of it; an auditor sees it from the notice on, without who
 * complained and without what is deliberated; the member complained of sees what is put to it and what was decided; the
 * member that complained sees its own complaint and what came of it.
 * @param isDeputed they were deputed to a decision on it
 * @throws NotFound where it is not for them yet
 */
export function presentComplaint(caller: Caller, isDeputed: boolean) {
  return (state: ComplaintState, id: string, roles: readonly Role[]): object => {
    if (state.status === 'none') return {};
    if (isDeputed || roles.some((role) => OFFICE.includes(role))) return { id, ...omit(state, 'judges' as never) };
    const isOfMember = caller.entitled.some((held) => held.organisation === state.organisation);
    if (roles.includes('auditor') || isOfMember) {
      if (!wasNoticed(state)) throw new NotFound();
      return { id, ...withoutComplainant(state) };
    }
    return { id, ...forComplainant(state) };
  };
}

function withoutComplainant(state: Known): object {
  const hidden = ['judges', 'raisedBy', 'source', 'complainant', 'grounds', 'narrative', 'proposed'] as const;
  return omit(state, ...(hidden as unknown as (keyof Known)[]));
}

/** What became of it, and nothing of what the member had to say. */
function forComplainant(state: Known): object {
  const { status, organisation, membership, unit, raisedOn, lastStepOn, source, complainant, procedure } = state;
  const own = { grounds: state.grounds, narrative: state.narrative, raisedBy: state.raisedBy };
  const outcome = {
    ...('notice' in state && state.notice !== undefined ? { notice: omit(state.notice, 'document') } : {}),
    ...('decideBy' in state && state.decideBy !== undefined ? { decideBy: state.decideBy } : {}),
    ...('dismissal' in state ? { dismissal: omit(state.dismissal, 'reasons', 'panel') } : {}),
    ...('decision' in state ? { decision: omit(state.decision, 'reasons', 'panel', 'served') } : {}),
    ...('appeal' in state ? { appeal: omit(state.appeal, 'document') } : {}),
    ...('appealDecision' in state ? { appealDecision: omit(state.appealDecision, 'reasons', 'panel') } : {}),
    ...(state.status === 'withdrawn' ? { withdrawnOn: state.withdrawnOn } : {}),
  };
  const whose = { status, organisation, membership, unit, raisedOn, lastStepOn, source, procedure };
  return { ...whose, ...own, ...(complainant === undefined ? {} : { complainant }), ...outcome };
}

import {
  appealDecided,
  appealLodged,
  appealPeriodEnded,
  candidacyAccepted,
  candidacyAppealed,
  candidacyEntered,
  candidacyRefusalOverturned,
  candidacyRefusalUpheld,
  candidacyRefused,
  certificateIssued,
  certificateRevoked,
  commitmentBroken,
  commitmentFellDue,
  commitmentMade,
  commitmentRenegotiated,
  complaintDecided,
  complaintDecisionServed,
  complaintNoticeIssued,
  complaintNoticeServed,
  complaintRaised,
  complaintReplyGiven,
  complaintReplyPeriodEnded,
  complianceProofRefused,
  complianceProofRevoked,
  complianceProofSubmitted,
  complianceProofVerified,
  type DataOf,
  electedSeatVacated,
  enrolmentApplied,
  enrolmentCancelled,
  enrolmentDeclined,
  enrolmentDismissed,
  enrolmentSelected,
  type EventContract,
  evidenceTaken,
  evidenceWithdrawn,
  invoiceIssued,
  invoiceReminderFellDue,
  membershipAdmitted,
  membershipApplied,
  membershipGraceBegan,
  membershipLapsed,
  membershipReinstated,
  membershipRejected,
  membershipRenewed,
  membershipScreened,
  noticeAcknowledged,
  noticeDelivered,
  noticePrepared,
  noticePrinted,
  noticeSent,
  profileDeclined,
  profileDrafted,
  removalDecided,
  removalNoticeServed,
  removalProposed,
  removalReplyGiven,
  roleGranted,
  roleRevoked,
  seatSuspended,
  type SequencedEvent,
  serviceRequestAcknowledged,
  serviceRequestClosed,
  serviceRequestDeclined,
  serviceRequestDelivered,
  serviceRequestDisputed,
  serviceRequested,
  serviceRequestReopened,
  storyDeclined,
  storyDrafted,
} from '@baraza/contracts';
import type { Projection } from '@baraza/read-models';
import { levelsSeeing } from '../rights/levels.pure.ts';
import {
  CASE_LEVELS,
  type CaseDoc,
  caseKey,
  type CaseLevel,
  dueProcessModel,
  type Mark,
} from './due-process.read-model.ts';

type Told = Partial<Omit<Mark, 'on' | 'sequence' | 'event' | 'by' | 'roles'>> & Pick<Mark, 'is'>;

interface Case {
  readonly aggregate: string;
  readonly entity: string;
  /** Which of the cases that the entity has, where it can have several. */
  readonly matter?: string;
}

interface Step {
  readonly type: string;
  /** The entity whose case it belongs to; undefined: it is of none. */
  of(event: SequencedEvent): Case | undefined;
  told(event: SequencedEvent): Told;
}

function step<C extends EventContract>(contract: C, told: (data: DataOf<C>) => Told): Step {
  const { type, aggregate } = contract;
  return {
    type,
    of: ({ stream }) => ({ aggregate, entity: stream.slice(aggregate.length + 1) }),
    told: (event) => told(event.data as DataOf<C>),
  };
}

/** A step in the case of another entity than the one in whose stream it stands. */
function elsewhere<C extends EventContract>(
  contract: C,
  of: (data: DataOf<C>) => ReturnType<Step['of']>,
  told: (data: DataOf<C>) => Told,
): Step {
  return { ...step(contract, told), of: (event) => of(event.data as DataOf<C>) };
}

/** Each candidacy of an assembly is a case of its own. */
function ofCandidacy<C extends EventContract>(contract: C, told: (data: DataOf<C>) => Told): Step {
  const { type } = contract;
  return {
    type,
    of: ({ stream, data }) => ({
      ...{ aggregate: 'assembly', entity: stream.slice('assembly-'.length) },
      matter: (data as { readonly candidacy: string }).candidacy,
    }),
    told: (event) => told(event.data as DataOf<C>),
  };
}

/** Each participant's seat in a coalition is a case of its own. */
function ofSeat<C extends EventContract>(contract: C, told: (data: DataOf<C>) => Told | undefined): Step {
  const { type } = contract;
  return {
    type,
    of(event) {
      const { organisation } = event.data as { readonly organisation: string };
      if (told(event.data as DataOf<C>) === undefined) return undefined;
      const entity = event.stream.slice('coalition-'.length);
      return { aggregate: 'coalition', entity, matter: seatIn(entity, organisation) };
    },
    told: (event) => told(event.data as DataOf<C>)!,
  };
}

const seatIn = (coalition: string, organisation: string): string => `${coalition}/${organisation}`;

const ofMembership = ({ membership }: { readonly membership: string }) => ({
  aggregate: 'membership',
  entity: membership,
});
/** What somebody is asked for, or asked to: nothing is taken, and it is no case. */
const NO_CASES: readonly string[] = ['invoice', 'convening', 'survey', 'trust-round', 'assembly'];

function ofNotice({
  about,
  organisation,
}: Pick<DataOf<typeof noticePrepared>, 'about' | 'organisation'>): Case | undefined {
  if (NO_CASES.includes(about.kind)) return undefined;
  // The case of a candidacy is that of its assembly, whose id the steps before have told.
  if (about.kind === 'candidacy') return { aggregate: 'assembly', entity: about.id, matter: about.id };
  const { kind: aggregate, id: entity } = about;
  if (aggregate === 'coalition') return { aggregate, entity, matter: seatIn(entity, organisation) };
  return { aggregate, entity };
}

const steps: readonly Step[] = [
  step(complaintRaised, ({ grounds, procedure }) => ({ is: 'raised', grounds, needed: procedure.panel })),
  step(complaintNoticeIssued, ({ grounds, raisedOn, procedure }) => ({
    ...{ is: 'noticed', grounds, raisedOn },
    needed: procedure.panel,
  })),
  step(complaintNoticeServed, ({ replyBy, decideBy, proof }) => ({
    ...{ is: 'notice-served', limit: replyBy, decideBy },
    code: proof,
  })),
  step(complaintReplyGiven, () => ({ is: 'replied' })),
  step(complaintReplyPeriodEnded, () => ({ is: 'reply-time-over' })),
  step(complaintDecided, ({ measure, grounds, panel }) => ({
    ...{ is: 'measure-decided', code: measure, grounds },
    panel: panel.map(({ person }) => person),
  })),
  step(complaintDecisionServed, ({ appealBy, proof }) => ({ is: 'decision-served', limit: appealBy, code: proof })),
  step(appealLodged, ({ decideBy }) => ({ is: 'appealed', decideBy })),
  step(appealPeriodEnded, () => ({ is: 'appeal-time-over' })),
  step(appealDecided, ({ outcome, panel }) => ({
    ...{ is: 'appeal-decided', code: outcome },
    panel: panel.map(({ person }) => person),
  })),
  step(membershipApplied, () => ({ is: 'applied' })),
  step(membershipScreened, () => ({ is: 'checked' })),
  step(membershipRejected, ({ grounds }) => ({ is: 'rejected', grounds: [grounds] })),
  step(membershipAdmitted, () => ({ is: 'term-given' })),
  step(membershipRenewed, () => ({ is: 'term-given' })),
  step(membershipReinstated, () => ({ is: 'term-given' })),
  step(membershipGraceBegan, ({ graceUntil }) => ({ is: 'grace-began', limit: graceUntil })),
  step(membershipLapsed, () => ({ is: 'lapsed' })),
  elsewhere(invoiceIssued, ofMembership, ({ dueOn }) => ({ is: 'dues-asked', limit: dueOn })),
  elsewhere(invoiceReminderFellDue, ofMembership, () => ({ is: 'reminded' })),
  step(complianceProofSubmitted, () => ({ is: 'submitted' })),
  step(complianceProofVerified, () => ({ is: 'verified' })),
  step(complianceProofRefused, ({ ground }) => ({ is: 'proof-refused', grounds: [ground] })),
  step(complianceProofRevoked, ({ ground }) => ({ is: 'proof-revoked', grounds: [ground] })),
  step(roleGranted, () => ({ is: 'granted' })),
  step(roleRevoked, ({ ground }) => ({ is: 'role-revoked', grounds: [ground] })),
  step(serviceRequested, ({ acknowledgeBy, deliverBy }) => ({
    is: 'asked',
    limit: acknowledgeBy,
    decideBy: deliverBy,
  })),
  step(serviceRequestAcknowledged, () => ({ is: 'acknowledged' })),
  step(serviceRequestDelivered, ({ answerBy }) => ({ is: 'delivered', limit: answerBy })),
  step(serviceRequestDeclined, ({ ground, answerBy }) => ({
    ...{ is: 'request-declined', grounds: [ground], limit: answerBy },
  })),
  step(serviceRequestDisputed, ({ disputed, ground, settleBy }) => ({
    ...{ is: 'disputed', code: disputed, grounds: [ground], decideBy: settleBy },
  })),
  step(serviceRequestReopened, ({ deliverBy }) => ({ is: 'reopened', decideBy: deliverBy })),
  step(serviceRequestClosed, ({ because, ground }) => ({
    ...{ is: 'request-closed', code: because, grounds: ground === undefined ? [] : [ground] },
  })),
  ofCandidacy(candidacyEntered, () => ({ is: 'candidacy-entered' })),
  ofCandidacy(candidacyAccepted, () => ({ is: 'candidacy-accepted' })),
  ofCandidacy(candidacyRefused, ({ ground, appealBy }) => ({
    ...{ is: 'candidacy-refused', grounds: [ground], limit: appealBy },
  })),
  ofCandidacy(candidacyAppealed, () => ({ is: 'candidacy-appealed' })),
  ofCandidacy(candidacyRefusalUpheld, () => ({ is: 'candidacy-reviewed', code: 'decision-upheld' })),
  ofCandidacy(candidacyRefusalOverturned, () => ({ is: 'candidacy-reviewed', code: 'decision-overturned' })),
  ofCandidacy(electedSeatVacated, ({ ground }) => ({ is: 'seat-vacated', grounds: [ground], code: ground })),
  step(enrolmentApplied, ({ enrolled }) => ({ is: 'enrolment-asked', code: enrolled.kind })),
  step(enrolmentSelected, () => ({ is: 'place-given' })),
  step(enrolmentDeclined, ({ ground }) => ({ is: 'enrolment-declined', grounds: [ground] })),
  step(enrolmentDismissed, ({ ground }) => ({ is: 'enrolment-dismissed', grounds: [ground] })),
  step(enrolmentCancelled, ({ ground }) => ({ is: 'enrolment-cancelled', grounds: [ground] })),
  step(certificateIssued, () => ({ is: 'certificate-issued' })),
  step(certificateRevoked, ({ ground }) => ({ is: 'certificate-revoked', grounds: [ground] })),
  step(profileDrafted, () => ({ is: 'words-put-forward' })),
  step(profileDeclined, ({ ground }) => ({ is: 'profile-declined', grounds: [ground] })),
  step(storyDrafted, () => ({ is: 'words-put-forward' })),
  step(storyDeclined, ({ ground }) => ({ is: 'story-declined', grounds: [ground] })),
  step(commitmentMade, ({ promisor, dueOn }) => ({ is: 'promise-made', code: promisor.kind, limit: dueOn })),
  step(commitmentRenegotiated, ({ dueOn }) => ({ is: 'promise-renegotiated', limit: dueOn })),
  step(commitmentFellDue, () => ({ is: 'promise-fell-due' })),
  step(commitmentBroken, ({ ground }) => ({ is: 'promise-broken', grounds: [ground] })),
  step(evidenceTaken, () => ({ is: 'evidence-taken' })),
  // Whoever kept it and withdraws it has nothing taken from them.
  step(evidenceWithdrawn, ({ ground, from }) => ({
    ...{ is: from === undefined ? 'evidence-given-up' : 'evidence-withdrawn', grounds: [ground] },
  })),
  ofSeat(removalProposed, ({ ground }) => ({ is: 'removal-proposed', grounds: [ground] })),
  ofSeat(removalNoticeServed, ({ replyBy }) => ({ is: 'notice-served', limit: replyBy })),
  ofSeat(removalReplyGiven, () => ({ is: 'replied' })),
  ofSeat(removalDecided, ({ ground }) => ({ is: 'participant-removed', grounds: [ground] })),
  // A seat that rests with its membership was taken by nobody who decided on it.
  ofSeat(seatSuspended, ({ cause }) =>
    cause.kind === 'decision' ? { is: 'seat-suspended', grounds: [cause.ground] } : undefined,
  ),
  elsewhere(noticePrepared, ofNotice, ({ template, by, needsProof }) => ({
    ...{ is: 'told-prepared', code: template, limit: by },
    needed: needsProof ? 1 : 0,
  })),
  elsewhere(noticeSent, ofNotice, ({ template }) => ({ is: 'told-sent', code: template })),
  // What goes as a letter is sent when it is printed.
  elsewhere(noticePrinted, ofNotice, ({ template }) => ({ is: 'told-sent', code: template })),
  elsewhere(noticeDelivered, ofNotice, ({ template }) => ({ is: 'told-arrived', code: template })),
  elsewhere(noticeAcknowledged, ofNotice, ({ template }) => ({ is: 'told-arrived', code: template })),
];
const stepOf: ReadonlyMap<string, Step> = new Map(steps.map((each) => [each.type, each]));

/** Whose case it is: named outright, as who is enrolled, as who holds a certificate, or as who promised something. */
interface ConcernsSomebody {
  readonly organisation?: string;
  readonly enrolled?: { readonly organisation?: string };
  readonly holder?: { readonly organisation?: string };
  readonly promisor?: { readonly kind: string; readonly id?: string };
}
const organisationOf = ({ organisation, enrolled, holder, promisor }: ConcernsSomebody): string | undefined =>
  organisation ??
  enrolled?.organisation ??
  holder?.organisation ??
  (promisor?.kind === 'organisation' ? promisor.id : undefined);

/** Evidence goes from hand to hand: it is the case of whoever kept it last. */
const takenFrom = ({ type, data }: SequencedEvent): string | undefined =>
  type === evidenceWithdrawn.type ? (data as DataOf<typeof evidenceWithdrawn>).from : undefined;

/** A document for each entity and level: the steps by which something may have been taken, in the order of the record. */
export const dueProcessProjection: Projection<CaseDoc> = {
  model: dueProcessModel,
  types: [...stepOf.keys()],
  keys(event) {
    const of = stepOf.get(event.type)!.of(event);
    if (of === undefined) return [];
    const levels = levelsSeeing(event.type, CASE_LEVELS) as readonly CaseLevel[];
    return levels.map((level) => caseKey(level, of.aggregate, of.matter ?? of.entity));
  },
  evolve(doc, event, key) {
    const found = stepOf.get(event.type)!;
    const { aggregate, entity, matter = entity } = found.of(event)!;
    const { unit, person } = event.data as Partial<Record<'unit' | 'person', string>>;
    const organisation = organisationOf(event.data as ConcernsSomebody);
    const { actor, policy } = event.meta;
    const mark: Mark = {
      ...{ on: event.effectiveOn, sequence: event.sequence, event: event.id, grounds: [] },
      by: policy === undefined ? actor.person : null,
      roles: policy === undefined ? actor.roles : [],
      ...found.told(event),
    };
    return {
      ...{ level: key.slice(0, key.indexOf('/')), aggregate, entity: doc?.entity ?? entity, matter },
      organisation: takenFrom(event) ?? doc?.organisation ?? organisation ?? null,
      person: doc?.person ?? (aggregate === 'role-grant' ? (person ?? null) : null),
      unit: unit ?? doc?.unit ?? '',
      marks: [...(doc?.marks ?? []), mark],
    };
  },
};

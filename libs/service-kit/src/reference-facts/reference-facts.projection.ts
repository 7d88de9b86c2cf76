import {
  type DataOf,
  type forumFounded,
  type goalAdopted,
  MEMBERSHIP_STEPS,
  membershipStatusAfter,
  type organisationCorrected,
  type organisationMerged,
  type organisationRegistered,
  type organisationShownAgain,
  type SequencedEvent,
} from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import type { ReadModel } from '@baraza/read-models';
import { evolveUnit, UNIT_EVENTS } from './evolve-unit.ts';
import { evolvePerson, type PersonFact, RIGHTS_EVENTS } from './rights-of-persons.ts';
import { CODE_EVENTS, type CodeFact, evolveCode } from './codes-in-use.ts';

/** A unit of the forum's tree, as members registered it. */
export interface UnitFact {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parent?: string;
  /** IANA. */
  readonly zone: string;
  /** The last day on which it belongs, where one is known. */
  readonly validUntil?: CivilDate;
}

export interface OrganisationFact {
  readonly id: string;
  readonly legalName: string;
  readonly unit: string;
  /** `registered`, `merged` or `closed`. */
  readonly status: string;
  /** The organisation as which a merged one goes on. */
  readonly mergedInto?: string;
  readonly kind: string;
  /** The open membership, or the last one: its status is the last step's: `applied`, `new`, `lapsed` … */
  readonly membership?: { readonly id: string; readonly status: string };
}

/** An organisation that is protected: nothing of it is known here but that. */
export interface ProtectedFact {
  readonly id: string;
  readonly membership?: NonNullable<OrganisationFact['membership']>;
}

export interface ForumFact {
  readonly name: string;
  readonly sample: boolean;
  /** IANA. */
  readonly zone: string;
  readonly rootUnit: string;
}

/** A long-term goal of the change agenda, which others say they serve. */
export interface GoalFact {
  readonly id: string;
  readonly unit: string;
  readonly title: string;
  readonly isClosed: boolean;
}

export type ReferenceFact =
  | { readonly kind: 'unit'; readonly fact: UnitFact }
  | { readonly kind: 'organisation'; readonly fact: OrganisationFact }
  | { readonly kind: 'protected'; readonly fact: ProtectedFact }
  | { readonly kind: 'forum'; readonly fact: ForumFact }
  | { readonly kind: 'code'; readonly fact: CodeFact }
  | { readonly kind: 'goal'; readonly fact: GoalFact }
  | { readonly kind: 'person'; readonly fact: PersonFact };

export const referenceFactsModel: ReadModel<ReferenceFact> = {
  name: 'reference-facts',
  version: 8,
  keepsPast: false,
  indexes: ['kind', 'merged'],
  index: (doc) => ({
    kind: doc.kind,
    merged: doc.kind === 'organisation' && doc.fact.mergedInto !== undefined ? 'yes' : null,
  }),
};

const GOAL_EVENTS: readonly string[] = ['members.GoalAdopted', 'members.GoalClosed'];

export const REFERENCE_EVENTS: readonly string[] = [
  'members.ForumFounded',
  ...UNIT_EVENTS,
  'members.OrganisationRegistered',
  'members.OrganisationCorrected',
  'members.OrganisationClosed',
  'members.OrganisationMerged',
  'members.OrganisationMergeReversed',
  'members.OrganisationProtected',
  'members.OrganisationShownAgain',
  ...MEMBERSHIP_STEPS,
  ...GOAL_EVENTS,
  ...Object.keys(CODE_EVENTS),
  ...RIGHTS_EVENTS,
];

export const FORUM_KEY = 'forum';
export const unitKey = (code: string): string => `unit:${code}`;
export const personKey = (id: string): string => `person:${id}`;
export const organisationKey = (id: string): string => `organisation:${id}`;
export const goalKey = (id: string): string => `goal:${id}`;

/** The one fact that an event of `REFERENCE_EVENTS` is about. */
export function factKey(event: SequencedEvent): string {
  if (event.type === 'members.ForumFounded') return FORUM_KEY;
  if (UNIT_EVENTS.includes(event.type)) return unitKey((event.data as { code: string }).code);
  if (RIGHTS_EVENTS.includes(event.type)) return personKey((event.data as { person: string }).person);
  if (GOAL_EVENTS.includes(event.type)) return goalKey(event.stream.slice('agenda-goal-'.length));
  const code = CODE_EVENTS[event.type];
  if (code !== undefined) return `${code}:${(event.data as { code: string }).code}`;
  if (MEMBERSHIP_STEPS.includes(event.type))
    return organisationKey((event.data as { organisation: string }).organisation);
  return organisationKey(event.stream.slice('organisation-'.length));
}

/** The fact after the event; undefined where the event tells of what was never begun. */
export function evolveFact(fact: ReferenceFact | undefined, event: SequencedEvent): ReferenceFact | undefined {
  if (RIGHTS_EVENTS.includes(event.type)) {
    return { kind: 'person', fact: evolvePerson(fact?.kind === 'person' ? fact.fact : undefined, event) };
  }
  if (UNIT_EVENTS.includes(event.type)) {
    const unit = evolveUnit(fact?.kind === 'unit' ? fact.fact : undefined, event);
    return unit === undefined ? undefined : { kind: 'unit', fact: unit };
  }
  if (event.type in CODE_EVENTS) {
    return { kind: 'code', fact: evolveCode(fact?.kind === 'code' ? fact.fact : undefined, event) };
  }
  switch (event.type) {
    case 'members.ForumFounded': {
      const { name, sample, zone, rootUnit } = event.data as DataOf<typeof forumFounded>;
      return { kind: 'forum', fact: { name, sample, zone, rootUnit } };
    }
    case 'members.OrganisationRegistered': {
      const { legalName, unit, kind } = event.data as DataOf<typeof organisationRegistered>;
      const id = event.stream.slice('organisation-'.length);
      return { kind: 'organisation', fact: { id, legalName, unit, kind, status: 'registered' } };
    }
    case 'members.GoalAdopted': {
      const { unit, title } = event.data as DataOf<typeof goalAdopted>;
      return { kind: 'goal', fact: { id: event.stream.slice('agenda-goal-'.length), unit, title, isClosed: false } };
    }
    case 'members.GoalClosed':
      return fact?.kind === 'goal' ? { kind: 'goal', fact: { ...fact.fact, isClosed: true } } : fact;
    case 'members.OrganisationProtected': {
      if (fact?.kind !== 'organisation') return fact;
      const { id, membership } = fact.fact;
      return { kind: 'protected', fact: { id, ...(membership === undefined ? {} : { membership }) } };
    }
    case 'members.OrganisationShownAgain': {
      if (fact?.kind !== 'protected') return fact;
      const { legalName, unit, kind } = event.data as DataOf<typeof organisationShownAgain>;
      return { kind: 'organisation', fact: { ...fact.fact, legalName, unit, kind, status: 'registered' } };
    }
    default:
      return fact?.kind === 'organisation'
        ? { kind: 'organisation', fact: evolveOrganisation(fact.fact, event) }
        : fact;
  }
}

function evolveOrganisation(fact: OrganisationFact, event: SequencedEvent): OrganisationFact {
  const status = membershipStatusAfter(event);
  if (status !== undefined) return { ...fact, membership: { id: event.stream.slice('membership-'.length), status } };
  if (event.type === 'members.OrganisationClosed') return { ...fact, status: 'closed' };
  if (event.type === 'members.OrganisationMerged') {
    return { ...fact, status: 'merged', mergedInto: (event.data as DataOf<typeof organisationMerged>).into };
  }
  if (event.type === 'members.OrganisationMergeReversed') {
    const { mergedInto: _, ...known } = fact;
    return { ...known, status: 'registered' };
  }
  const { legalName, unit, kind } = (event.data as DataOf<typeof organisationCorrected>).changes;
  return {
    ...fact,
    ...(legalName === undefined ? {} : { legalName }),
    ...(unit === undefined ? {} : { unit }),
    ...(kind === undefined ? {} : { kind }),
  };
}

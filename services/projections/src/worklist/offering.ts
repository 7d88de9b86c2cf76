import type { CivilDate, Role } from '@baraza/domain';
import type { Caller } from '@baraza/service-kit';
import { isSeated, type SeatHeld } from '../rights/seats-of.ts';
import { rolesOver } from '../rights/sight.ts';
import type { UnitTree } from '../units/unit-tree.pure.ts';
import { PARTICIPATING } from './kinds/answers.ts';
import { type Answer, WORK_KINDS } from './work-kinds.ts';
import type { OpenItem, WorkDoc } from './worklist.read-model.ts';

const REPRESENTATIVE: Role = 'member-representative';
const CONVENOR: Role = 'coalition-convenor';

/** An organisation that may stand up for an applicant, and where it is a member. */
export interface Endorser {
  readonly organisation: string;
  readonly unit: string;
}

/** As whom the list is asked for. */
export interface ForWhom {
  readonly caller: Caller;
  readonly tree: UnitTree;
  readonly rootUnit: string;
  readonly today: CivilDate;
  /** Of the organisations that the caller acts for, those that may endorse. */
  readonly endorsers: readonly Endorser[];
  /** Of the organisations that the caller acts for, the seats in coalitions. */
  readonly seats: readonly SeatHeld[];
  /** The organisation that another turned out to be. */
  readonly goesOnAs: (organisation: string) => string;
}

/** What a caller may answer of an item, and in which of their roles. Nothing to answer: not offered. */
export interface Offer {
  readonly answers: readonly Answer[];
  readonly roles: readonly Role[];
}

/**
 * What of an item is offered, by the rights of now. A role counts over the unit or organisation that the item concerns;
 * whoever had a part in the matter is not offered what somebody else must do, and nobody what concerns their own
 * organisation, unless nothing is judged.
 */
export function offered(doc: WorkDoc, item: OpenItem, whom: ForWhom): Offer | undefined {
  const { caller, today } = whom;
  const kind = WORK_KINDS[item.kind];
  if (item.only !== null && item.only !== caller.person) return undefined;
  const actsFor = organisationsOf(caller);
  const isBarred = item.notFor.some((organisation) => actsFor.includes(organisation));
  if ((item.from !== null && item.from > today) || isBarred) return undefined;
  const isOwn = doc.organisation !== null && actsFor.includes(doc.organisation);
  const roles = new Set<Role>(
    kind.members === 'participants'
      ? rolesAsParticipant(doc, item, whom)
      : [
          ...(item.only === null ? [] : caller.entitled.map(({ role }) => role)),
          ...(isOwn && kind.judgesNothing !== true ? [] : staffRoles(doc, whom)),
          ...(isAskedAsMember(doc, item, isOwn, whom) ? [REPRESENTATIVE] : []),
        ],
  );
  const forClaimant = kind.members === 'claimant' ? rolesForClaimant(doc, whom) : [];
  const rolesIn = ({ roles: open, ofClaimant }: Answer): readonly Role[] => {
    if (ofClaimant === undefined) return open.filter((role) => roles.has(role));
    if (doc.organisation === null) return [];
    return [...open.filter((role) => roles.has(role)), ...ofClaimant.filter((role) => forClaimant.includes(role))];
  };
  const hadPart = item.notBy.includes(caller.person);
  const answers = kind.answers.filter((answer) => rolesIn(answer).length > 0 && !(hadPart && answer.apart === true));
  if (answers.length === 0) return undefined;
  const offeredIn = answers.flatMap(rolesIn);
  return { answers, roles: [...new Set([...roles, ...forClaimant])].filter((role) => offeredIn.includes(role)) };
}

/** Of what belongs to a coalition, a convenor's role counts where its organisation convenes that one, wherever it stands. */
function staffRoles(doc: WorkDoc, whom: ForWhom): readonly Role[] {
  const { caller, tree, rootUnit } = whom;
  const organisations = doc.organisation === null ? [] : [doc.organisation];
  const roles = rolesOver(caller, { unit: doc.unit ?? rootUnit, organisations }, tree)
    .map(({ role }) => role)
    .filter((role) => role !== REPRESENTATIVE);
  const coalition = coalitionOf(doc);
  if (coalition === undefined) return roles;
  const convening = whom.seats.filter(
    (seat) => seat.coalition === coalition && seat.role === 'convenor' && !seat.isOver,
  );
  const convenes = convening.some(({ organisation }) => holdsFor(caller, organisation, CONVENOR));
  return [...roles.filter((role) => role !== CONVENOR), ...(convenes ? [CONVENOR] : [])];
}

/**
 * Each participant is asked for itself: whoever acts for one that is asked, and has not answered. Those that turned out to be one
 * answer once. A roll was fixed, and what becomes of a seat afterwards does not take its vote.
 */
function rolesAsParticipant(doc: WorkDoc, { asked, answered = [] }: OpenItem, whom: ForWhom): readonly Role[] {
  const coalition = coalitionOf(doc);
  const acting = whom.seats.filter((seat) => seat.coalition === coalition && acts(seat));
  const haveAnswered = answered.map(whom.goesOnAs);
  const waiting = (asked ?? acting.map(({ organisation }) => organisation)).filter(
    (one) => !haveAnswered.includes(whom.goesOnAs(one)),
  );
  return PARTICIPATING.filter((role) => waiting.some((organisation) => holdsFor(whom.caller, organisation, role)));
}

/** Whoever took it on finds it from a seat of whatever role, and also once the coalition is wound down. */
function rolesForClaimant(doc: WorkDoc, { caller, seats }: ForWhom): readonly Role[] {
  const { organisation } = doc;
  if (organisation === null || !isSeated(seats, coalitionOf(doc), organisation)) return [];
  return PARTICIPATING.filter((role) => holdsFor(caller, organisation, role));
}

/** An observer looks on, and nobody acts in a coalition that is wound down. */
const acts = ({ role, isOver }: SeatHeld): boolean => role !== 'observer' && !isOver;

/** The coalition that something belongs to, or is. */
const coalitionOf = ({ aggregate, entity, coalition }: WorkDoc): string | undefined =>
  aggregate === 'coalition' ? entity : coalition;

const holdsFor = ({ entitled }: Caller, organisation: string, role: Role): boolean =>
  entitled.some((held) => held.role === role && held.organisation === organisation);

function isAskedAsMember(doc: WorkDoc, item: OpenItem, isOwn: boolean, whom: ForWhom): boolean {
  const { members } = WORK_KINDS[item.kind];
  if (members === 'own') return isOwn && representsAny(whom.caller, [doc.organisation!]);
  if (members !== 'endorsers' || isOwn) return false;
  return whom.endorsers.some(({ unit }) => isNear(unit, doc.unit ?? whom.rootUnit, whom.tree));
}

/** An applicant is shown to members of its own unit, or of one above or below: to those who can know it. */
function isNear(one: string, other: string, tree: UnitTree): boolean {
  const isWithin = (unit: string, above: string): boolean =>
    unit === above || tree.wayUp(unit).some(({ code }) => code === above);
  return isWithin(one, other) || isWithin(other, one);
}

export function representsAny({ entitled }: Caller, organisations: readonly string[]): boolean {
  return entitled.some(
    ({ role, organisation }) =>
      role === REPRESENTATIVE && organisation !== undefined && organisations.includes(organisation),
  );
}

/** The organisations that a caller holds any role for. */
export function organisationsOf({ roles }: Pick<Caller, 'roles'>): readonly string[] {
  return [...new Set(roles.flatMap(({ organisation }) => (organisation === undefined ? [] : [organisation])))];
}

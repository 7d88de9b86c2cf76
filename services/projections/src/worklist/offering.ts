import type { CivilDate, Role } from '@baraza/domain';
import type { Caller } from '@baraza/service-kit';
import { rolesOver } from '../rights/sight.ts';
import type { UnitTree } from '../units/unit-tree.pure.ts';
import { type Answer, WORK_KINDS } from './work-kinds.ts';
import type { OpenItem, WorkDoc } from './worklist.read-model.ts';

const REPRESENTATIVE: Role = 'member-representative';

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
  const roles = new Set<Role>([
    ...(item.only === null ? [] : caller.entitled.map(({ role }) => role)),
    ...(isOwn && kind.judgesNothing !== true ? [] : staffRoles(doc, whom)),
    ...(isAskedAsMember(doc, item, isOwn, whom) ? [REPRESENTATIVE] : []),
  ]);
  const hadPart = item.notBy.includes(caller.person);
  const answers = kind.answers.filter(
    (answer) => answer.roles.some((role) => roles.has(role)) && !(hadPart && answer.apart === true),
  );
  if (answers.length === 0) return undefined;
  return { answers, roles: [...roles].filter((role) => answers.some((answer) => answer.roles.includes(role))) };
}

function staffRoles(doc: WorkDoc, { caller, tree, rootUnit }: ForWhom): readonly Role[] {
  const organisations = doc.organisation === null ? [] : [doc.organisation];
  return rolesOver(caller, { unit: doc.unit ?? rootUnit, organisations }, tree)
    .map(({ role }) => role)
    .filter((role) => role !== REPRESENTATIVE);
}

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

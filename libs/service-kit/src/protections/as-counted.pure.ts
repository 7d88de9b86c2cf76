import { derivedId, everyContract, type SequencedEvent } from '@baraza/contracts';
import { UNTOLD } from '@baraza/domain';
import { type Veiled, withheld } from './veil.pure.ts';

/** Kind, themes and constituencies of a protected organisation are not told: with the district they might be enough to know it. */
export const PROTECTED_KIND = 'protected';

/** An event of a protected organisation's own, as figures count it: by pseudonym and district, without what it is like. */
export function asCounted(event: SequencedEvent, veiled: Veiled): SequencedEvent {
  const { organisation, protection, unit } = veiled;
  if (event.type === 'members.OrganisationCorrected') return withheld(event);
  if (BY_PERIOD.some((begins) => event.type.startsWith(begins))) return asCountedByPeriod(event, veiled);
  const data = replaced(event.data, (text, name) =>
    name === 'unit' ? unit : text === organisation ? protection : text,
  );
  if (event.type !== 'members.OrganisationRegistered') return { ...event, data, tags: [] };
  return { ...event, data: registrationOf(protection, unit), tags: [] };
}

/** What it asks for, and all that it does in capacity: told of closed periods alone, or not at all. */
const BY_PERIOD = ['members.ServiceRequest', 'capacity.'];

/** Of these events this is kept; of the others of BY_PERIOD figures hear nothing. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  'members.ServiceRequested': ['deliverBy'],
  'members.ServiceRequestDelivered': [],
  'members.ServiceRequestDeclined': [],
  'members.ServiceRequestReopened': ['deliverBy'],
  'capacity.EnrolmentApplied': ['people'],
  'capacity.EnrolmentParticipantJoined': ['people'],
  'capacity.EnrolmentParticipantLeft': ['people'],
  'capacity.EnrolmentSelected': [],
  'capacity.EnrolmentBegun': [],
  'capacity.EnrolmentCompleted': ['people'],
};

/**
 * That a request was answered, in the promised time or late, and how many people took part: not which service it was, nor which
 * programme. Its day, and the events next to it, would tell that as well: so it counts in no figure that is told by the day.
 */
function asCountedByPeriod(event: SequencedEvent, { protection, unit }: Veiled): SequencedEvent {
  const kept = KEPT[event.type];
  if (kept === undefined) return withheld(event);
  const said = event.data as Readonly<Record<string, unknown>>;
  const enrolled = { kind: 'organisation', organisation: protection };
  const whose = event.type.startsWith('capacity.')
    ? { programme: UNTOLD, cohort: UNTOLD, track: UNTOLD, enrolled, unit, home: unit }
    : { service: UNTOLD, code: UNTOLD, organisation: protection, unit, acknowledgeBy: '', promise: { deliverDays: 0 } };
  return { ...event, data: { ...whose, ...Object.fromEntries(kept.map((name) => [name, said[name]])) }, tags: [] };
}

/** What figures make of an organisation that was never known in clear: as if its protection were a registration. */
export function countedFromTheStart(event: SequencedEvent): SequencedEvent {
  const said = event.data as {
    protection: string;
    unit: string;
    category: string;
    ground: string;
    organisation?: string;
  };
  if (said.organisation !== undefined) return withheld(event);
  const { protection, unit, category } = said;
  const membership = derivedId('protected-membership', protection);
  const held = { organisation: protection, category, unit };
  const as = (type: string, stream: string, data: object): SequencedEvent => ({
    ...event,
    type,
    schemaVersion: everyContract.latest(type)!.schemaVersion,
    stream,
    data,
    tags: [],
  });
  switch (event.type) {
    case 'members.ProtectionConfirmed':
      return as('members.OrganisationRegistered', `organisation-${protection}`, registrationOf(protection, unit));
    case 'members.ProtectedMembershipBegan':
      return as('members.MembershipAdmitted', `membership-${membership}`, { ...held, basis: 'brought-in' });
    case 'members.ProtectedMembershipEnded':
      return as('members.MembershipResigned', `membership-${membership}`, held);
    case 'members.ProtectionLifted':
      return as('members.OrganisationClosed', `organisation-${protection}`, {
        organisation: protection,
        ground: said.ground,
      });
    default:
      return withheld(event);
  }
}

/** Types that figures ask for besides those they know: they are counted as one of these. */
export const COUNTED_FROM_THE_START: readonly string[] = [
  'members.ProtectionConfirmed',
  'members.ProtectedMembershipBegan',
  'members.ProtectedMembershipEnded',
  'members.ProtectionLifted',
];

function registrationOf(protection: string, unit: string): object {
  const nothing = { worksIn: [], themes: [], constituencies: [], languages: [], web: [] };
  return { organisation: protection, kind: PROTECTED_KIND, legalName: '', unit, ...nothing };
}

function replaced(node: unknown, of: (text: string, name: string) => string, name = ''): unknown {
  if (typeof node === 'string') return of(node, name);
  if (Array.isArray(node)) return node.map((item) => replaced(item, of, name));
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, replaced(child, of, key)]));
}

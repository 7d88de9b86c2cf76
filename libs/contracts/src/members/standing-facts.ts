import type { CivilDate } from '@baraza/domain';
import type { Attested, StandingFacts } from './good-standing.ts';
import type { MembershipStatus } from './members.schemas.ts';
import type { StandingMark, StandingSaid } from './standing-marks.ts';

/** A point in both times, and the day from which on nothing has been recorded yet. */
export interface RollMoment {
  readonly on: CivilDate;
  readonly knownAt: number;
  readonly today: CivilDate;
}

/** An organisation on a date: where it stood, and what its standing is made of. */
export interface Standpoint {
  readonly name: string | undefined;
  readonly unit: string;
  readonly membership: string;
  readonly facts: StandingFacts;
}

interface Membership {
  readonly id: string;
  readonly status: Attested<MembershipStatus>;
  readonly category: Attested<string>;
  readonly since: Attested<CivilDate | undefined>;
  /** The last days of its term and of its grace, and the event that gave them. */
  readonly term: { readonly until?: CivilDate; readonly graceUntil?: CivilDate; readonly event: string };
  readonly suspensions: readonly { readonly id: string; readonly until: CivilDate | null; readonly event: string }[];
  readonly unit: string;
}

interface Invoice {
  readonly open: number;
  readonly dueOn: CivilDate;
  readonly isCancelled: boolean;
  readonly events: readonly string[];
}

type SaidOf<Of extends StandingSaid['of']> = Extract<StandingSaid, { readonly of: Of }>;
type MarkOf<Of extends StandingSaid['of']> = Omit<StandingMark, 'said'> & { readonly said: SaidOf<Of> };

/** Undefined while it has not asked to be a member. What holds later, or was recorded later, is not looked at. */
export function standpointAt(all: readonly StandingMark[], moment: RollMoment): Standpoint | undefined {
  const { on, knownAt } = moment;
  const marks = all.filter((mark) => mark.on <= on && mark.sequence <= knownAt);
  const last = marksOf(marks, 'membership').reduce(membershipAfter, undefined);
  if (last === undefined) return undefined;
  const membership = on > moment.today ? asItWillBe(last, on) : last;
  const organisation = marksOf(marks, 'organisation').reduce<Omit<SaidOf<'organisation'>, 'of'>>(
    (known, { said: { of: _, ...said } }) => ({ ...known, ...said }),
    {},
  );
  const { id, status, category, since } = membership;
  const overdue = overdueOn(marksOf(marks, 'invoice'), membership, on);
  const proofs = proofsOn(marksOf(marks, 'proof'), on);
  return {
    name: organisation.name,
    unit: organisation.unit ?? membership.unit,
    membership: id,
    facts: { on, status, category, memberSince: since, overdue, proofs },
  };
}

/** Where it stands by all that is known. */
export function unitByMarks(marks: readonly StandingMark[]): string | undefined {
  const own = marksOf(marks, 'organisation').findLast(({ said }) => said.unit !== undefined);
  return own?.said.unit ?? marksOf(marks, 'membership').at(-1)?.said.unit;
}

function marksOf<Of extends StandingSaid['of']>(marks: readonly StandingMark[], of: Of): readonly MarkOf<Of>[] {
  return marks.filter((mark): mark is MarkOf<Of> => mark.said.of === of);
}

/** A lapse is a break, after which it is a member anew; a decision that was undone is none. */
function membershipAfter(before: Membership | undefined, { on, event, said }: MarkOf<'membership'>): Membership {
  const known = before?.id === said.membership ? before : undefined;
  const status = said.status ?? known?.status.value ?? 'applied';
  const hasEnded = known?.status.value === 'lapsed' && said.status !== undefined && said.status !== 'lapsed';
  const isAnother = known?.category.value !== said.category;
  const gone = (known?.suspensions ?? []).filter(({ id }) => id !== said.lifted);
  return {
    id: said.membership,
    unit: said.unit,
    status: { value: status, events: said.status === undefined && known !== undefined ? known.status.events : [event] },
    category: isAnother ? { value: said.category, events: [event] } : known.category,
    since:
      said.joins === true || hasEnded
        ? { value: on, events: [event] }
        : (known?.since ?? { value: undefined, events: [event] }),
    term: termAfter(known?.term, event, said),
    suspensions:
      status !== 'suspended' ? [] : said.suspended === undefined ? gone : [...gone, { ...said.suspended, event }],
  };
}

/** Of another category it has the term that is said, or none; else what is not said stays. */
function termAfter(
  known: Membership['term'] | undefined,
  event: string,
  { isOfAnother, termUntil, graceUntil }: SaidOf<'membership'>,
): Membership['term'] {
  const before = isOfAnother === true || known === undefined ? { event } : known;
  return {
    ...before,
    ...(termUntil === undefined ? {} : { until: termUntil, event }),
    ...(graceUntil === undefined ? {} : { graceUntil }),
  };
}

/** On a day to come, if nothing happens before: by the last days that are on record already, as the calendar will have it. */
function asItWillBe(membership: Membership, on: CivilDate): Membership {
  const { status, suspensions, term } = membership;
  const become = (value: MembershipStatus, events: readonly string[]): Membership => ({
    ...membership,
    status: { value, events },
  });
  if (status.value === 'suspended' && suspensions.every(({ until }) => until !== null && until < on)) {
    // A term that ran out meanwhile is followed by days of grace from then on.
    const hasRunOut = term.until !== undefined && term.until < on;
    return become(
      hasRunOut ? 'grace' : 'current',
      suspensions.map(({ event }) => event),
    );
  }
  if (status.value !== 'new' && status.value !== 'current' && status.value !== 'grace') return membership;
  if (term.graceUntil !== undefined && term.graceUntil < on) return become('lapsed', [term.event]);
  if (term.until !== undefined && term.until < on) return become('grace', [term.event]);
  return membership;
}

/**
 * What is open of an invoice after its day is overdue. Who was never asked for dues owes none while its term runs, by the
 * event that gave the term; when the term has run out, nothing is known.
 */
function overdueOn(
  marks: readonly MarkOf<'invoice'>[],
  { status, term }: Membership,
  on: CivilDate,
): StandingFacts['overdue'] {
  const invoices = new Map<string, Invoice>();
  for (const { event, said } of marks) {
    const { invoice, change, minor = 0, dueOn } = said;
    const before = invoices.get(invoice) ?? { open: 0, dueOn: '9999-12-31', isCancelled: false, events: [] };
    invoices.set(invoice, {
      open: before.open + (change === 'issued' || change === 'raised' ? minor : change === 'lowered' ? -minor : 0),
      dueOn: dueOn ?? before.dueOn,
      isCancelled: before.isCancelled || change === 'cancelled',
      events: [...before.events, event],
    });
  }
  const standing = [...invoices.values()].filter(({ isCancelled }) => !isCancelled);
  const overdue = standing.filter(({ open, dueOn }) => open > 0 && dueOn < on);
  if (overdue.length > 0) return { value: true, events: overdue.flatMap(({ events }) => events) };
  if (standing.length > 0) return { value: false, events: standing.flatMap(({ events }) => events) };
  return status.value === 'grace'
    ? { value: undefined, events: status.events }
    : { value: false, events: [term.event] };
}

function proofsOn(marks: readonly MarkOf<'proof'>[], on: CivilDate): readonly Attested<string>[] {
  const proofs = new Map<string, { readonly value: string; readonly events: readonly string[] }>();
  for (const { event, said } of marks) {
    const holds = said.change === 'verified' && (said.expiresOn === undefined || said.expiresOn > on);
    if (holds) proofs.set(said.proof, { value: said.proofType, events: [event] });
    else proofs.delete(said.proof);
  }
  return [...proofs.values()];
}

import {
  complianceProofExpired,
  complianceProofVerified,
  derivedId,
  invoiceBecameOverdue,
  invoiceIssued,
  invoicePaymentApplied,
  invoicePaymentTakenBack,
  invoiceSettled,
  membershipAdmitted,
  membershipCategoryChanged,
  membershipExpelled,
  membershipGraceBegan,
  membershipLapsed,
  membershipReinstated,
  membershipRenewed,
  membershipSuspended,
  membershipSuspensionLifted,
  organisationCorrected,
  organisationRegistered,
  type RollMoment,
  standpointAt,
  unitByMarks,
} from '@baraza/contracts';
import fc from 'fast-check';
import { duesHistories } from '../testing/dues-histories.ts';
import { aRegistration, forumHistories } from '../testing/forum-histories.ts';
import { documentsOf, type GivenEvent, happened } from '../testing/given-events.ts';
import { votingRollProjection } from './voting-roll.projection.ts';
import { type OrganisationDoc, rollKey } from './voting-roll.read-model.ts';

const organisation = derivedId('spec', 'organisation', '1');
const membership = derivedId('spec', 'membership', organisation, '1');
const invoice = derivedId('spec', 'invoice', '1');
const proof = derivedId('spec', 'proof', '1');
const suspension = derivedId('spec', 'complaint', '1');
const whose = { organisation, category: 'full', unit: 'UG-402' };
const term = { termUntil: '2026-01-31', graceUntil: '2026-05-01' };
const UGX = (minor: number) => ({ minor, currency: 'UGX' });

const admitted = happened(
  membershipAdmitted,
  membership,
  { ...whose, basis: 'application', newUntil: '2025-07-31', ...term },
  { effectiveOn: '2025-02-01' },
);
const grace = happened(membershipGraceBegan, membership, { ...whose, graceUntil: '2026-05-01' }, on('2026-02-01'));
const lapsed = happened(membershipLapsed, membership, whose, on('2026-05-02'));
const billed = { membership, organisation, category: 'full', unit: 'UG-402' };
const issued = happened(
  invoiceIssued,
  invoice,
  { ...billed, term: { from: '2025-02-01', until: '2026-01-31' }, amount: UGX(100), dueOn: '2025-03-03', remindOn: [] },
  on('2025-02-01'),
);
const paid = (minor: number, date: string) =>
  happened(invoicePaymentApplied, invoice, { ...billed, payment: proof, amount: UGX(minor) }, on(date));

function on(effectiveOn: string) {
  return { effectiveOn };
}

const docOf = (events: readonly GivenEvent[]) =>
  documentsOf(votingRollProjection, events).get(rollKey(organisation)) as OrganisationDoc | undefined;
const standing = (events: readonly GivenEvent[], date: string, moment: Partial<RollMoment> = {}) =>
  standpointAt(docOf(events)?.marks ?? [], { on: date, knownAt: 1_000, today: '2027-01-01', ...moment })!;
const facts = (...given: Parameters<typeof standing>) => standing(...given).facts;

describe('what is known of an organisation on a date', () => {
  it('is nothing before it asked to be a member', () => {
    expect(standing([admitted], '2025-01-31')).toBeUndefined();
  });

  it('is its status, by the step that led to it', () => {
    const events = [admitted, grace, lapsed];
    expect(facts(events, '2026-01-31').status).toEqual({ value: 'new', events: [admitted.id] });
    expect(facts(events, '2026-02-01').status).toEqual({ value: 'grace', events: [grace.id] });
    expect(facts(events, '2026-05-02').status).toEqual({ value: 'lapsed', events: [lapsed.id] });
  });

  it('is its category, by the event that gave it', () => {
    const changed = happened(
      membershipCategoryChanged,
      membership,
      { ...whose, category: 'associate', from: 'full', status: 'current' },
      on('2025-09-01'),
    );
    expect(facts([admitted, changed], '2025-08-31').category).toEqual({ value: 'full', events: [admitted.id] });
    expect(facts([admitted, changed], '2025-09-01').category).toEqual({ value: 'associate', events: [changed.id] });
  });

  it('counts membership anew after a lapse, and goes on counting after a suspension or a decision undone', () => {
    const back = happened(membershipReinstated, membership, { ...whose, status: 'current' }, on('2026-06-01'));
    expect(facts([admitted, grace, lapsed, back], '2026-07-01').memberSince).toEqual({
      value: '2026-06-01',
      events: [back.id],
    });
    const expelled = happened(membershipExpelled, membership, whose, on('2025-10-01'));
    const undone = happened(membershipReinstated, membership, { ...whose, status: 'current' }, on('2025-11-01'));
    expect(facts([admitted, expelled, undone], '2025-12-01').memberSince.value).toBe('2025-02-01');
    const suspended = happened(membershipSuspended, membership, { ...whose, suspension }, on('2025-10-01'));
    const lifted = happened(
      membershipSuspensionLifted,
      membership,
      { ...whose, suspension, status: 'current' },
      on('2025-11-01'),
    );
    expect(facts([admitted, suspended, lifted], '2025-10-15').status.value).toBe('suspended');
    expect(facts([admitted, suspended, lifted], '2025-12-01')).toMatchObject({
      status: { value: 'current' },
      memberSince: { value: '2025-02-01' },
    });
  });

  it('owes what is open after its day, whatever the calendar has recorded, and nothing once it is paid', () => {
    const overdue = happened(
      invoiceBecameOverdue,
      invoice,
      { ...billed, outstanding: UGX(100), dueOn: '2025-03-03' },
      on('2025-03-04'),
    );
    const settled = happened(
      invoiceSettled,
      invoice,
      { ...billed, term: { from: '2025-02-01', until: '2026-01-31' }, on: '2025-04-01' },
      on('2025-04-01'),
    );
    const events = [admitted, issued, overdue, paid(40, '2025-03-10'), paid(60, '2025-04-01'), settled];
    expect(facts(events, '2025-03-03').overdue).toEqual({ value: false, events: [issued.id] });
    expect(facts(events, '2025-03-04').overdue).toEqual({ value: true, events: [issued.id, overdue.id] });
    expect(facts([admitted, issued], '2025-03-04').overdue.value).toBe(true);
    expect(facts(events, '2025-03-20').overdue.value).toBe(true);
    expect(facts(events, '2025-04-01').overdue.value).toBe(false);
    const back = { ...billed, payment: proof, amount: UGX(60), ground: 'bounced' };
    const bounced = happened(invoicePaymentTakenBack, invoice, back, on('2025-05-01'));
    expect(facts([...events, bounced], '2025-05-01').overdue.value).toBe(true);
  });

  it('owes nothing while its term runs where it was never asked, and nobody knows when the term has run out', () => {
    expect(facts([admitted], '2025-06-01').overdue).toEqual({ value: false, events: [admitted.id] });
    expect(facts([admitted, grace], '2026-03-01').overdue).toEqual({ value: undefined, events: [grace.id] });
    const renewed = happened(
      membershipRenewed,
      membership,
      { ...whose, status: 'current', termUntil: '2027-01-31', graceUntil: '2027-05-01' },
      on('2026-03-15'),
    );
    expect(facts([admitted, grace, renewed], '2026-04-01').overdue).toEqual({ value: false, events: [renewed.id] });
  });

  it('has a proof from its verification to the day from which it holds no more', () => {
    const of = { organisation, unit: 'UG-402', proofType: 'ngo-permit' };
    const verified = happened(complianceProofVerified, proof, { ...of, expiresOn: '2025-09-01' }, on('2025-03-01'));
    const proofs = (date: string, ...more: GivenEvent[]) => facts([admitted, verified, ...more], date).proofs;
    expect(proofs('2025-02-28')).toEqual([]);
    expect(proofs('2025-08-31')).toEqual([{ value: 'ngo-permit', events: [verified.id] }]);
    expect(proofs('2025-09-01')).toEqual([]);
    const expired = happened(complianceProofExpired, proof, of, on('2025-06-01'));
    expect(proofs('2025-07-01', expired)).toEqual([]);
  });

  it('is of a day to come as the dates on record have it, if nothing happens before', () => {
    const status = (date: string, events: readonly GivenEvent[] = [admitted]) =>
      facts(events, date, { today: '2025-03-01' }).status.value;
    expect([status('2026-01-31'), status('2026-02-01'), status('2026-05-01'), status('2026-05-02')]).toEqual([
      'new',
      'grace',
      'grace',
      'lapsed',
    ]);
    const until = { ...whose, suspension, until: '2025-06-30' };
    const suspended = happened(membershipSuspended, membership, until, on('2025-02-15'));
    expect(status('2025-06-30', [admitted, suspended])).toBe('suspended');
    expect(status('2025-07-01', [admitted, suspended])).toBe('current');
    // On a day that has been, what was not recorded did not happen.
    expect(facts([admitted], '2026-05-02').status.value).toBe('new');
  });

  it('stands where the organisation stood then, under the name it had', () => {
    const registered = happened(
      organisationRegistered,
      organisation,
      aRegistration(organisation, { legalName: 'Weavers', unit: 'UG-411' }),
      on('2025-01-01'),
    );
    const moved = happened(
      organisationCorrected,
      organisation,
      { organisation, reason: 'moved', changes: { unit: 'UG-404', legalName: 'Weavers United' } },
      on('2025-08-01'),
    );
    const events = [registered, admitted, moved];
    expect(standing(events, '2025-07-31')).toMatchObject({ name: 'Weavers', unit: 'UG-411' });
    expect(standing(events, '2025-08-01')).toMatchObject({ name: 'Weavers United', unit: 'UG-404' });
    expect(unitByMarks(docOf(events)!.marks)).toBe('UG-404');
    expect(standing([admitted], '2025-07-31')).toMatchObject({ name: undefined, unit: 'UG-402' });
  });
});

it('what holds later, or was recorded later, changes no answer that was given', () => {
  const histories = fc.tuple(forumHistories(), duesHistories()).chain(([forum, dues]) => {
    const both = [...forum, ...dues];
    return fc.tuple(fc.shuffledSubarray(both, { minLength: both.length }), fc.nat(both.length), fc.nat(120));
  });
  fc.assert(
    fc.property(histories, ([history, known, days]) => {
      const date = new Date(Date.UTC(2025, 0, 10 + days)).toISOString().slice(0, 10);
      const moment = { on: date, knownAt: known, today: '2027-01-01' };
      const whole = docOf(history)?.marks ?? [];
      const then = (docOf(history.slice(0, known).filter(({ effectiveOn }) => effectiveOn <= date))?.marks ?? []).map(
        (mark) => ({ ...mark, sequence: 0 }),
      );
      const withoutIds = (found: ReturnType<typeof standpointAt>) =>
        found === undefined
          ? undefined
          : [
              found.unit,
              found.name,
              found.facts.status.value,
              found.facts.memberSince.value,
              found.facts.overdue.value,
            ];
      expect(withoutIds(standpointAt(whole, moment))).toEqual(withoutIds(standpointAt(then, moment)));
    }),
    { numRuns: 100 },
  );
});

import { type CountedUnit, given, whereItIsCounted } from '@baraza/domain';
import { happened, people } from '../testing/record.ts';
import {
  confirm,
  decline,
  propose,
  proposeEndOfMembership,
  proposeLift,
  proposeMembership,
} from './protection.decider.ts';
import { protectionRules } from './protection.rules.ts';
import { protection, type ProtectionEvent } from './protection.state.ts';
import { assertCoarse } from './where-it-is-counted.pure.ts';

const { rules } = protectionRules;
const id = '20000000-0000-4000-8000-000000000001';
const motion = '20000000-0000-4000-8000-000000000002';
const sealed = '20000000-0000-4000-8000-000000000003';
const organisation = '20000000-0000-4000-8000-000000000004';
const [amina, okello]: readonly [string, string] = [people.secretariat, people.board];
const step = { protection: id, motion };
const unit = 'UG-402';

const proposed = (more: object = { sealed }) =>
  happened('members.ProtectionProposed', { ...step, unit, ...more }) as ProtectionEvent;
const confirmed = (more: object = {}) =>
  happened('members.ProtectionConfirmed', { ...step, unit, ...more }) as ProtectionEvent;
const inForce = [proposed(), confirmed()];
const wasKnown = [proposed({ organisation }), confirmed({ organisation })];
const asked = happened('members.ProtectedMembershipProposed', { ...step, category: 'full' }) as ProtectionEvent;
const counted = happened('members.ProtectedMembershipBegan', { ...step, unit, category: 'full' }) as ProtectionEvent;
const endAsked = happened('members.ProtectedMembershipEndProposed', { ...step, ground: 'own-wish' }) as ProtectionEvent;
const liftAsked = happened('members.ProtectionLiftProposed', { ...step, ground: 'danger-over' }) as ProtectionEvent;
const lifted = happened('members.ProtectionLifted', { ...step, unit, ground: 'danger-over' }) as ProtectionEvent;
const notTaken = happened('members.ProtectionStepDeclined', { ...step, step: 'protect' }) as ProtectionEvent;

const proposing = (past: readonly ProtectionEvent[]) =>
  given(protection, ...past).when((state, now) => propose(state, { id, unit, sealed }, now));
const asking = (past: readonly ProtectionEvent[], category = 'full') =>
  given(protection, ...past).when((state, now) => proposeMembership(state, { id, category }, ['full'], now));
const askingEnd = (past: readonly ProtectionEvent[]) =>
  given(protection, ...past).when((state, now) => proposeEndOfMembership(state, { id, ground: 'own-wish' }, now));
const askingLift = (past: readonly ProtectionEvent[]) =>
  given(protection, ...past).when((state, now) => proposeLift(state, { id, ground: 'danger-over' }, now));
const confirming = (past: readonly ProtectionEvent[], proposer: string | undefined = amina, officer = okello) =>
  given(protection, ...past).when((state, now) => confirm(state, { id }, { proposer, officer }, now));
const declining = (past: readonly ProtectionEvent[]) =>
  given(protection, ...past).when((state, now) => decline(state, { id }, now));

describe('a protection', () => {
  it('is proposed by one officer and in force when another confirms it; its events have no tags', () => {
    proposing([]).then({ type: 'members.ProtectionProposed', tags: [] });
    confirming([proposed()]).then({ type: 'members.ProtectionConfirmed', data: { ...step, unit }, tags: [] });
    confirming([proposed({ organisation })]).then({
      type: 'members.ProtectionConfirmed',
      data: { ...step, unit, organisation },
    });
  });

  it('is declined before it is in force, and is over then', () => {
    declining([proposed()]).then({ type: 'members.ProtectionStepDeclined', data: { ...step, step: 'protect' } });
    confirming([proposed(), notTaken]).thenRefused('protection.nothing-pending');
  });

  it('counts among the members from one confirmation to another', () => {
    asking(inForce).then({ type: 'members.ProtectedMembershipProposed' });
    confirming([...inForce, asked]).then({
      type: 'members.ProtectedMembershipBegan',
      data: { ...step, unit, category: 'full' },
    });
    askingEnd([...inForce, asked, counted]).then({ type: 'members.ProtectedMembershipEndProposed' });
    confirming([...inForce, asked, counted, endAsked]).then({
      type: 'members.ProtectedMembershipEnded',
      data: { ...step, unit, category: 'full', ground: 'own-wish' },
    });
  });

  it('is lifted by two, and what counted among the members counts no longer', () => {
    askingLift(inForce).then({ type: 'members.ProtectionLiftProposed' });
    confirming([...inForce, asked, counted, liftAsked]).then(
      { type: 'members.ProtectedMembershipEnded' },
      { type: 'members.ProtectionLifted', data: { ...step, unit, ground: 'danger-over' } },
    );
    declining([...inForce, liftAsked]).then({
      type: 'members.ProtectionStepDeclined',
      data: { ...step, step: 'lift' },
    });
  });

  it(rules['proposed-already'].title, () => {
    proposing([proposed()]).thenRefused('protection.proposed-already');
  });

  it(rules['proposed-by-the-same'].title, () => {
    confirming([proposed()], amina, amina).thenRefused('protection.proposed-by-the-same');
    confirming([...inForce, liftAsked], okello, okello).thenRefused('protection.proposed-by-the-same');
  });

  it(rules['proposer-unknown'].title, () => {
    given(protection, proposed())
      .when((state, now) => confirm(state, { id }, { proposer: undefined, officer: okello }, now))
      .thenRefused('protection.proposer-unknown');
  });

  it(rules['step-pending'].title, () => {
    for (const pending of [asked, liftAsked]) {
      asking([...inForce, pending]).thenRefused('protection.step-pending');
      askingEnd([...inForce, pending]).thenRefused('protection.step-pending');
      askingLift([...inForce, pending]).thenRefused('protection.step-pending');
    }
  });

  it(rules['nothing-pending'].title, () => {
    for (const past of [[], inForce, [...inForce, liftAsked, lifted]]) {
      confirming(past).thenRefused('protection.nothing-pending');
      declining(past).thenRefused('protection.nothing-pending');
    }
  });

  it(rules['not-in-force'].title, () => {
    for (const past of [[], [proposed()], [proposed(), notTaken], [...inForce, liftAsked, lifted]]) {
      asking(past).thenRefused('protection.not-in-force');
      askingEnd(past).thenRefused('protection.not-in-force');
      askingLift(past).thenRefused('protection.not-in-force');
    }
  });

  it(rules['keeps-its-membership'].title, () => {
    asking(wasKnown).thenRefused('protection.keeps-its-membership');
    askingEnd(wasKnown).thenRefused('protection.keeps-its-membership');
  });

  it(rules['member-already'].title, () => {
    asking([...inForce, asked, counted]).thenRefused('protection.member-already');
  });

  it(rules['no-member'].title, () => {
    askingEnd(inForce).thenRefused('protection.no-member');
  });

  it(rules['category-unknown'].title, () => {
    asking(inForce, 'honorary').thenRefused('protection.category-unknown', { pointer: '/category' });
  });
});

describe('where a protected organisation is counted', () => {
  const tree = (inDistrict: number, inRegion = 40): readonly CountedUnit[] => [
    { code: 'UG-402-KYEIZOOBA', level: 'sub-county', parent: 'UG-402', others: 9 },
    { code: 'UG-402', level: 'district', parent: 'WAN', others: inDistrict },
    { code: 'WAN', level: 'region', others: inRegion },
  ];
  const refusalOf = (unitNamed: string, above: readonly CountedUnit[]): unknown => {
    try {
      return assertCoarse(unitNamed, above[0]?.level, whereItIsCounted(above));
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  it('is its district, a unit above where that is small, and the whole forum at last', () => {
    expect(whereItIsCounted(tree(5))).toBe('UG-402');
    expect(whereItIsCounted(tree(4))).toBe('WAN');
    expect(whereItIsCounted(tree(4, 4))).toBe('WAN');
    expect(whereItIsCounted([])).toBeUndefined();
  });

  it(rules['finer-than-district'].title, () => {
    expect(refusalOf('UG-402-KYEIZOOBA', tree(9))).toBe('protection.finer-than-district');
    expect(refusalOf('UG-402', tree(9).slice(1))).toBeUndefined();
  });

  it(rules['too-few-to-hide-among'].title, () => {
    expect(refusalOf('UG-402', tree(4).slice(1))).toBe('protection.too-few-to-hide-among');
    expect(refusalOf('WAN', tree(4).slice(2))).toBeUndefined();
  });

  it(rules['unit-unknown'].title, () => {
    expect(refusalOf('UG-999', [])).toBe('protection.unit-unknown');
  });
});

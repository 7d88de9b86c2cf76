import { aMoment, type Actor, calendarUntil, fold, given } from '@baraza/domain';
import { bodies, happened, people } from '../testing/record.ts';
import { accept, decline, end, propose, proposeRenewal, renew, tellOutcome } from './linkage.decider.ts';
import { linkageRules } from './linkage.rules.ts';
import { linkage, type LinkageEvent } from './linkage.state.ts';

const { rules } = linkageRules;
const { applicant: from, first: to, second: stranger } = bodies;
const between = { from, to, unit: 'UG-402' };
const ofFrom: Actor = { person: people.applicant, roles: ['member-representative'], organisation: from };
const ofTo: Actor = { person: people.endorser, roles: ['member-representative'], organisation: to };
const anOfficer: Actor = { person: people.officer, roles: ['unit-officer'] };
const asked = { from, to, kind: 'peer-support' as const, by: from, until: '2026-12-31' };
const facts = { unit: 'UG-402', toKnown: true };

const proposed = (): LinkageEvent[] => [
  happened(
    'members.LinkageProposed',
    { ...between, kind: 'peer-support' as const, by: from, until: '2026-12-31' },
    '2026-02-01',
    people.applicant,
  ),
];
const linked = (): LinkageEvent[] => [
  ...proposed(),
  happened(
    'members.LinkageAccepted',
    { ...between, kind: 'peer-support' as const, until: '2026-12-31' },
    '2026-02-05',
    people.endorser,
  ),
];
const renewing = (): LinkageEvent[] => [
  ...linked(),
  happened(
    'members.LinkageRenewalProposed',
    { ...between, by: to, until: '2027-12-31' },
    '2026-02-10',
    people.endorser,
  ),
];
const proposing = (
  more: { readonly to?: string; readonly by?: string; readonly until?: string } = {},
  known: Partial<typeof facts> = {},
  actor = ofFrom,
) => given(linkage).when((state, now) => propose(state, { ...asked, ...more }, { ...facts, ...known }, now), { actor });

describe('a linkage', () => {
  it('is proposed by one of its sides, or by an officer on its word', () => {
    proposing().then({
      type: 'members.LinkageProposed',
      data: { ...between, kind: 'peer-support', by: from, until: '2026-12-31' },
      tags: [`org:${from}`, `org:${to}`, 'unit:UG-402'],
    });
    proposing({ by: to }, {}, ofTo).then({ data: { by: to } as never });
    proposing({ by: to }, {}, anOfficer).then({ type: 'members.LinkageProposed' });
  });

  it(rules['to-itself'].title, () => proposing({ to: from }).thenRefused('linkage.to-itself', { pointer: '/to' }));
  it(rules['not-a-member'].title, () =>
    given(linkage)
      .when((state, now) => propose(state, asked, { ...facts, unit: undefined }, now))
      .thenRefused('linkage.not-a-member', { pointer: '/from' }),
  );
  it(rules['organisation-unknown'].title, () =>
    proposing({}, { toKnown: false }).thenRefused('linkage.organisation-unknown', { pointer: '/to' }),
  );
  it(rules['neither-side'].title, () =>
    proposing({ by: stranger }, {}, anOfficer).thenRefused('linkage.neither-side', { pointer: '/by' }),
  );
  it(rules['speaks-for-another'].title, () =>
    proposing({ by: to }).thenRefused('linkage.speaks-for-another', { pointer: '/by' }),
  );

  it(rules['until-past'].title, () => {
    proposing({ until: '2026-03-01' }).thenRefused('linkage.until-past', { pointer: '/until' });
    given(linkage, ...linked())
      .when((state, now) => proposeRenewal(state, { by: to, until: '2026-03-01' }, now), { actor: ofTo })
      .thenRefused('linkage.until-past', { pointer: '/until' });
  });

  it(rules['proposed-once'].title, () => {
    given(linkage, ...proposed())
      .when((state, now) => propose(state, asked, facts, now), { actor: ofFrom })
      .thenRefused('linkage.proposed-once', { pointer: '/id' });
  });

  it('is accepted by the other side', () => {
    given(linkage, ...proposed())
      .when((state, now) => accept(state, { by: to }, now), { actor: ofTo })
      .then({ type: 'members.LinkageAccepted', data: { ...between, kind: 'peer-support', until: '2026-12-31' } });
  });

  it(rules['own-proposal'].title, () => {
    given(linkage, ...proposed())
      .when((state, now) => accept(state, { by: from }, now), { actor: ofFrom })
      .thenRefused('linkage.own-proposal');
    given(linkage, ...proposed())
      .when((state, now) => accept(state, { by: to }, now), { actor: { ...anOfficer, person: people.applicant } })
      .thenRefused('linkage.own-proposal');
    given(linkage, ...renewing())
      .when((state, now) => renew(state, { by: to }, now), { actor: ofTo })
      .thenRefused('linkage.own-proposal');
  });

  it('is declined by the other, or taken back, on a ground', () => {
    for (const [by, actor] of [
      [to, ofTo],
      [from, ofFrom],
    ] as const) {
      given(linkage, ...proposed())
        .when((state, now) => decline(state, { by, ground: 'no-capacity' }, now), { actor })
        .then({ type: 'members.LinkageDeclined', data: { ...between, ground: 'no-capacity' }, ground: 'no-capacity' });
    }
  });

  it(rules['not-waiting'].title, () => {
    for (const step of [
      given(linkage, ...linked()).when((state, now) => accept(state, { by: to }, now), { actor: ofTo }),
      given(linkage, ...linked()).when((state, now) => decline(state, { by: to, ground: 'x' }, now), { actor: ofTo }),
    ]) {
      step.thenRefused('linkage.not-waiting');
    }
  });

  it('is renewed until a later day when the other side agrees', () => {
    given(linkage, ...linked())
      .when((state, now) => proposeRenewal(state, { by: to, until: '2027-12-31' }, now), { actor: ofTo })
      .then({ type: 'members.LinkageRenewalProposed', data: { ...between, by: to, until: '2027-12-31' } });
    given(linkage, ...renewing())
      .when((state, now) => renew(state, { by: from }, now), { actor: ofFrom })
      .then({ type: 'members.LinkageRenewed', data: { ...between, until: '2027-12-31' } });
  });

  it(rules['not-longer'].title, () => {
    given(linkage, ...linked())
      .when((state, now) => proposeRenewal(state, { by: to, until: '2026-12-31' }, now), { actor: ofTo })
      .thenRefused('linkage.not-longer', { pointer: '/until' });
  });

  it(rules['no-renewal'].title, () => {
    given(linkage, ...linked())
      .when((state, now) => renew(state, { by: from }, now), { actor: ofFrom })
      .thenRefused('linkage.no-renewal');
  });

  it(rules['not-linked'].title, () => {
    given(linkage, ...proposed())
      .when((state, now) => end(state, { by: from, ground: 'x' }, now), { actor: ofFrom })
      .thenRefused('linkage.not-linked');
  });

  it('is ended by either side, and each tells what came of it', () => {
    given(linkage, ...linked())
      .when((state, now) => end(state, { by: from, ground: 'purpose-achieved' }, now), { actor: ofFrom })
      .then({ type: 'members.LinkageEnded', ground: 'purpose-achieved' } as never);
    given(linkage, ...linked())
      .when((state, now) => tellOutcome(state, { by: to, result: 'achieved', narrative: 'Both.' }, now), {
        actor: ofTo,
      })
      .then({
        type: 'members.LinkageOutcomeTold',
        data: { ...between, by: to, result: 'achieved', narrative: { subject: 'id-of-narrative', value: 'Both.' } },
      });
  });

  it(rules['never-linked'].title, () => {
    given(linkage, ...proposed())
      .when((state, now) => tellOutcome(state, { by: to, result: 'achieved' }, now), { actor: ofTo })
      .thenRefused('linkage.never-linked');
  });

  it('runs out the day after its last day', () => {
    const taken = calendarUntil(linkage, fold(linkage, linked()), '2027-06-30', aMoment);
    expect(taken.map(({ step, state }) => [step.on, state.status])).toEqual([['2027-01-01', 'ran-out']]);
  });

  it(rules.unknown.title, () => {
    given(linkage)
      .when((state, now) => accept(state, { by: to }, now), { actor: ofTo })
      .thenRefused('linkage.unknown');
  });

  it(rules['before-last-step'].title, () => {
    given(linkage, ...linked())
      .when((state, now) => end(state, { by: from, ground: 'x' }, now), { actor: ofFrom, effectiveOn: '2026-02-04' })
      .thenRefused('linkage.before-last-step', { pointer: '/effectiveOn' });
  });
});

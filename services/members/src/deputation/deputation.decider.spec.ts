import { given } from '@baraza/domain';
import { bodies, by, happened, people } from '../testing/record.ts';
import { type DeputationFacts, end, make, type MakeDeputation } from './deputation.decider.ts';
import { deputationRules } from './deputation.rules.ts';
import { deputation, deputationId, type DeputationEvent } from './deputation.state.ts';

const { rules } = deputationRules;
const entity = { kind: 'complaint', id: bodies.third } as const;
const deputed = { person: people.board, organisation: bodies.first, unit: 'UG-402', entity, task: 'decide' };
const command: MakeDeputation = { ...deputed, ground: 'nobody-eligible' };
const facts: DeputationFacts = {
  entity: { unit: 'UG-402', organisations: [bodies.applicant, bodies.second] },
  knowsOrganisation: true,
};

const made = (until?: string): DeputationEvent =>
  happened('members.DeputationMade', {
    ...deputed,
    ground: 'nobody-eligible',
    ...(until === undefined ? {} : { until }),
  });
const ended = (): DeputationEvent =>
  happened('members.DeputationEnded', { ...deputed, cause: 'used' as const }, '2026-02-20');

const making = (more: Partial<MakeDeputation> = {}, known: Partial<DeputationFacts> = {}, ...past: DeputationEvent[]) =>
  given(deputation, ...past).when((state, now) => make(state, { ...command, ...more }, { ...facts, ...known }, now));
const ending = (past: readonly DeputationEvent[], effectiveOn = '2026-03-02') =>
  given(deputation, ...past).when((state, now) => end(state, 'used', now), { effectiveOn });

describe('a deputation', () => {
  it('is made for one decision on one entity, and again when it is over', () => {
    const event = {
      type: 'members.DeputationMade',
      data: { ...deputed, ground: 'nobody-eligible' },
      tags: ['unit:UG-402', `org:${bodies.first}`, `complaint:${bodies.third}`],
      ground: 'nobody-eligible',
    };
    making().then(event);
    making({}, {}, made(), ended()).then(event);
    making({}, {}, made('2026-03-01')).then(event);
    expect(deputationId(deputed)).not.toBe(deputationId({ ...deputed, task: 'decide-appeal' }));
  });

  it('ends when it is used, and once', () => {
    ending([made()]).then({ type: 'members.DeputationEnded', data: { ...deputed, cause: 'used' } });
    ending([made(), ended()]).thenNothing();
  });

  it(rules['made-already'].title, () => {
    making({}, {}, made()).thenRefused('deputation.made-already', { pointer: '/person' });
  });

  it(rules['to-oneself'].title, () => {
    given(deputation)
      .when((state, now) => make(state, command, facts, now), by(people.board))
      .thenRefused('deputation.to-oneself');
  });

  it(rules['entity-unknown'].title, () => {
    making({}, { entity: undefined }).thenRefused('deputation.entity-unknown', { pointer: '/entity' });
  });

  it(rules['organisation-unknown'].title, () => {
    making({}, { knowsOrganisation: false }).thenRefused('deputation.organisation-unknown');
  });

  it.each([bodies.applicant, bodies.second])(`${rules['own-organisation'].title} (%s)`, (organisation) => {
    making({ organisation }).thenRefused('deputation.own-organisation', { pointer: '/organisation' });
  });

  it(rules['until-before-from'].title, () => {
    making({ until: '2026-03-01' }).thenRefused('deputation.until-before-from', { pointer: '/until' });
  });

  it(rules['ended-before-made'].title, () => {
    ending([made()], '2026-01-31').thenRefused('deputation.ended-before-made', { pointer: '/effectiveOn' });
  });
});

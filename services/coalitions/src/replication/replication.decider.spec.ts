import { type Decided, type Deciding, given } from '@baraza/domain';
import { anOfficer, aRepresentativeOf } from '../coalition/coalition.builders.ts';
import {
  adapted,
  aReplication,
  BLUEPRINT,
  CIRCLE,
  circleDissolved,
  circleFormed,
  ended,
  fitting,
  inBushenyi,
  LEARNED_FROM,
  ORGANISERS,
  people,
  running,
  stepDone,
} from './replication.builders.ts';
import {
  adapt,
  begin,
  type BeginFacts,
  type BeginReplication,
  countCircle,
  dissolveCircle,
  doStep,
  end,
  formCircle,
} from './replication.decider.ts';
import { organisedIn } from './replication.document.ts';
import { replicationRules } from './replication.rules.ts';
import { replication, type ReplicationEvent, type ReplicationState } from './replication.state.ts';

const { rules } = replicationRules;
const theOrganisers = aRepresentativeOf(ORGANISERS);
const aStranger = aRepresentativeOf('10000000-0000-4000-8000-0000000000ff');
type Asking = (state: ReplicationState, moment: Deciding) => readonly Decided[];

const beginning =
  (command: BeginReplication = inBushenyi, facts: BeginFacts = fitting): Asking =>
  (state, moment) =>
    begin(state, command, facts, moment);
const adapting =
  (step: string | undefined = 'listen', leftOut = false): Asking =>
  (state, moment) =>
    adapt(state, { step, leftOut, ground: 'distances', what: 'On market days.' }, moment);
const doing =
  (step = 'listen'): Asking =>
  (state, moment) =>
    doStep(state, { step }, moment);
const forming =
  (counted = people): Asking =>
  (state, moment) =>
    formCircle(state, { circle: CIRCLE, people: counted }, moment);
const counting =
  (counted = { ...people, women: 9, total: 13 }): Asking =>
  (state, moment) =>
    countCircle(state, { circle: CIRCLE, people: counted }, moment);
const dissolving: Asking = (state, moment) => dissolveCircle(state, { circle: CIRCLE, ground: 'merged' }, moment);
const ending: Asking = (state, moment) => end(state, { ground: 'funds-ended', lesson: 'Listen first.' }, moment);
const steps = [adapting(), doing(), forming(), counting(), dissolving, ending];

describe('a replication', () => {
  it('is begun by its organisation, from a version whose steps are its own to the end', () => {
    given(replication)
      .when(beginning({ ...inBushenyi, copiedFrom: LEARNED_FROM }), { actor: theOrganisers })
      .then({
        type: 'coalitions.ReplicationBegun',
        data: {
          ...{ ...inBushenyi, version: 2, themes: ['governance'], steps: ['listen', 'form-circles'] },
          copiedFrom: LEARNED_FROM,
        },
        tags: [
          ...['unit:UG-402', `org:${ORGANISERS}`, 'theme:governance', `blueprint:${BLUEPRINT}`],
          `replication:${LEARNED_FROM}`,
        ],
      });
  });

  it(rules['begun-once'].title, () => {
    given(replication, ...aReplication())
      .when(beginning())
      .thenRefused('replication.begun-once');
  });

  it(rules['speaks-for-another'].title, () => {
    given(replication).when(beginning(), { actor: aStranger }).thenRefused('replication.speaks-for-another');
    for (const step of steps) {
      given(replication, ...aReplication(circleFormed()))
        .when(step, { actor: aStranger })
        .thenRefused('replication.speaks-for-another');
    }
  });

  const amiss = (rule: keyof typeof rules, facts: Partial<BeginFacts>) =>
    given(replication)
      .when(beginning({ ...inBushenyi, copiedFrom: LEARNED_FROM }, { ...fitting, ...facts }), { actor: anOfficer })
      .thenRefused(`replication.${rule}`);

  it(rules['organisation-unknown'].title, () => amiss('organisation-unknown', { organisationKnown: false }));
  it(rules['unit-too-wide'].title, () => amiss('unit-too-wide', { unitFits: false }));
  it(rules['blueprint-unfit'].title, () => amiss('blueprint-unfit', { version: undefined }));
  it(rules['copied-unfit'].title, () => amiss('copied-unfit', { copiedFits: false }));

  it(rules.unknown.title, () => {
    for (const step of steps) given(replication).when(step).thenRefused('replication.unknown');
  });

  it(rules.ended.title, () => {
    for (const step of steps) {
      given(replication, ...aReplication(ended()))
        .when(step)
        .thenRefused('replication.ended');
    }
  });

  it(rules['before-last-step'].title, () => {
    for (const step of steps) {
      given(replication, ...aReplication(circleFormed()))
        .when(step === steps[2] ? adapting(undefined) : step, { effectiveOn: '2026-02-17' })
        .thenRefused('replication.before-last-step');
    }
  });
});

describe('its steps', () => {
  it('are done one by one; with the last one what was set up runs', () => {
    given(replication, ...aReplication())
      .when(doing(), { actor: theOrganisers })
      .then({ type: 'coalitions.ReplicationStepDone', data: { step: 'listen' } });
    given(replication, ...aReplication(stepDone('listen')))
      .when(doing('form-circles'))
      .then({ type: 'coalitions.ReplicationStepDone' }, { type: 'coalitions.ReplicationRunning' });
    given(replication, ...aReplication(stepDone('listen')))
      .when(doing())
      .thenNothing();
  });

  it('are adapted, with why; where the last that is waited for is left out, it runs', () => {
    given(replication, ...aReplication())
      .when(adapting())
      .then({ type: 'coalitions.ReplicationAdapted', data: { step: 'listen', leftOut: false, ground: 'distances' } });
    given(replication, ...aReplication(stepDone('listen')))
      .when(adapting('form-circles', true))
      .then({ type: 'coalitions.ReplicationAdapted' }, { type: 'coalitions.ReplicationRunning' });
    given(replication, ...aReplication(adapted('listen', true)))
      .when(doing('form-circles'))
      .then({ type: 'coalitions.ReplicationStepDone' }, { type: 'coalitions.ReplicationRunning' });
    given(replication, ...aReplication(adapted('listen', true), stepDone('form-circles'), running()))
      .when(doing())
      .then({ type: 'coalitions.ReplicationStepDone' });
  });

  it(rules['step-unknown'].title, () => {
    given(replication, ...aReplication())
      .when(doing('dance'))
      .thenRefused('replication.step-unknown');
    given(replication, ...aReplication())
      .when(adapting('dance'))
      .thenRefused('replication.step-unknown');
    given(replication, ...aReplication())
      .when((state, moment) => adapt(state, { leftOut: true, ground: 'x', what: 'All of it.' }, moment))
      .thenRefused('replication.step-unknown');
  });

  it(rules['step-done'].title, () => {
    given(replication, ...aReplication(stepDone('listen')))
      .when(adapting('listen', true))
      .thenRefused('replication.step-done');
  });
});

describe('its circles', () => {
  it('are formed and counted again, and the same count is nothing new', () => {
    given(replication, ...aReplication())
      .when(forming())
      .then({ type: 'coalitions.CircleFormed', data: { circle: CIRCLE, people } });
    given(replication, ...aReplication(circleFormed()))
      .when(counting())
      .then({ type: 'coalitions.CircleCounted', data: { people: { total: 13 } } as never });
    given(replication, ...aReplication(circleFormed()))
      .when(counting(people))
      .thenNothing();
  });

  it('count for those who are organised until they are dissolved', () => {
    const state = (...events: readonly ReplicationEvent[]) =>
      aReplication(...events).reduce(replication.evolve, replication.initialState) as Parameters<typeof organisedIn>[0];
    const other = CIRCLE.replace(/1$/, '2');
    expect(organisedIn(state(circleFormed(), circleFormed(other)))).toMatchObject({ women: 14, total: 22 });
    expect(organisedIn(state(circleFormed(), circleFormed(other), circleDissolved()))).toEqual(people);
  });

  it(rules['circle-formed-once'].title, () => {
    given(replication, ...aReplication(circleFormed()))
      .when(forming())
      .thenRefused('replication.circle-formed-once');
  });

  it(rules['circle-unknown'].title, () => {
    for (const events of [aReplication(), aReplication(circleFormed(), circleDissolved())]) {
      for (const step of [counting(), dissolving]) {
        given(replication, ...events)
          .when(step)
          .thenRefused('replication.circle-unknown');
      }
    }
  });

  it(rules['count-off'].title, () => {
    const off = { ...people, youth: 12 };
    given(replication, ...aReplication())
      .when(forming(off))
      .thenRefused('replication.count-off');
    given(replication, ...aReplication(circleFormed()))
      .when(counting(off))
      .thenRefused('replication.count-off');
  });
});

it('what was learned is kept at its end, in words of the vault', () => {
  given(replication, ...aReplication(running()))
    .when(ending, { actor: theOrganisers })
    .then({
      type: 'coalitions.ReplicationEnded',
      data: { ground: 'funds-ended', lesson: { subject: 'id-of-lesson', value: 'Listen first.' } },
      ground: 'funds-ended',
    });
});

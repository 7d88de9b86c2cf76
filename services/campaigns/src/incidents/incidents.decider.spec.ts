import { derivedId, everyContract } from '@baraza/contracts';
import { aMoment, DiagramWatch, fold, given, Life } from '@baraza/domain';
import fc from 'fast-check';
import { aBannedAction, aCancelledAction, aHeldAction, aPlannedAction, CAMPAIGN } from '../action/actions.fixture.ts';
import { actionRules } from '../action/action.rules.ts';
import { action, type ActionEvent } from '../action/action.state.ts';
import { recordIncident } from './incidents.decider.ts';
import { incidents, incidentsAt, type IncidentsEvent, incidentsOf } from './incidents.state.ts';

const { rules } = actionRules;
const ACTION = '80000000-0000-4000-8000-000000000001';
const at = (...events: readonly ActionEvent[]) => ({ id: ACTION, state: fold(action, [...events]) });
const arrest = { kind: 'arrest', on: '2026-01-31', people: 2 } as const;
const early = (incident: string): ActionEvent => ({
  ...{ effectiveOn: '2026-02-03', time: '2026-02-03T09:00:00.000Z', actor: 'an officer' },
  type: 'campaigns.IncidentRecorded',
  data: { incident, kind: 'injury', on: '2026-02-03' },
});

describe('what befalls those who act', () => {
  it('is put on record before, at or after the action, whatever became of it, and in no order of steps', () => {
    for (const past of [aPlannedAction(), aBannedAction(), aHeldAction(), aCancelledAction()]) {
      given(incidents)
        .when((_, now) => recordIncident({ ...arrest, narrative: 'Two' }, at(...past), now), {
          effectiveOn: '2026-02-01',
        })
        .then({
          type: 'campaigns.IncidentTakenDown',
          data: {
            action: ACTION,
            campaign: CAMPAIGN,
            incident: 'id-of-incident',
            kind: 'arrest',
            people: 2,
            narrative: { value: 'Two' },
          },
        } as never);
    }
  });

  it('is in no stream whose revision anybody sees who does not stand by those concerned', () => {
    for (const type of incidents.diagram.map(([, name]) => name)) {
      expect(everyContract.latest(type)).toMatchObject({ audience: 'sealed', aggregate: 'incidents' });
    }
    const planning = ['campaigns.ActionPlanned', 'campaigns.ActionPostponed'];
    const inTheAction = action.diagram.map(([, name]) => everyContract.latest(name)!);
    for (const { type, audience } of inTheAction) if (audience === 'sealed') expect(planning).toContain(type);
  });

  it('is found by way of the action alone, and those of the action’s own stream first', () => {
    const [held] = [at(...aHeldAction(), early(ACTION)).state];
    const [taken] = recordIncident(arrest, at(...aHeldAction()), aMoment);
    const state = fold(incidents, [{ ...taken!, time: aMoment.now, actor: 'an officer' } as unknown as IncidentsEvent]);
    expect(incidents.scope(state)).toBeUndefined();
    expect(incidentsAt(action, held!).scope({ status: 'none' })).toEqual(action.scope(held!));
    expect(incidentsOf(state, held!).map(({ kind }) => kind)).toEqual(['injury', 'arrest']);
    expect(incidentsOf({ status: 'none' }, at(...aHeldAction()).state)).toEqual([]);
  });

  it(rules['incident-to-come'].title, () => {
    given(incidents)
      .when((_, now) => recordIncident({ kind: 'injury', on: '2026-03-03' }, at(...aHeldAction()), now))
      .thenRefused('action.incident-to-come', { pointer: '/on' });
  });

  it(rules.unknown.title, () => {
    given(incidents)
      .when((_, now) => recordIncident(arrest, at(), now))
      .thenRefused('action.unknown');
  });
});

describe('any life of the incidents of an action', () => {
  it('is the fold of its events, each of them once, and goes by its diagram', () => {
    const watch = new DiagramWatch(incidents);
    const step = fc.record({
      on: fc.constantFrom('2026-01-31', '2026-02-28', '2030-01-01'),
      narrative: fc.constantFrom(undefined, 'Two'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const life = new Life(incidents, ({ type, data, effectiveOn }, { now, actor }) => {
          const { narrative: _, ...plain } = data as unknown as { narrative?: unknown };
          expect(everyContract.faults(everyContract.latest(type)!, plain)).toEqual([]);
          return { type, data, effectiveOn, time: now, actor: actor.person } as IncidentsEvent;
        });
        steps.forEach((of, index) =>
          life.take({ ...aMoment, id: (name) => derivedId(String(index), name) }, (_, now) =>
            recordIncident({ kind: 'arrest', ...of }, at(...aHeldAction()), now),
          ),
        );
        expect(fold(incidents, life.events)).toEqual(life.state);
        watch.follow(life.events);
        if (life.state.status === 'none') return;
        expect(new Set(life.state.incidents.map(({ incident }) => incident)).size).toBe(life.events.length);
      }),
      { numRuns: 200, seed: 11 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});

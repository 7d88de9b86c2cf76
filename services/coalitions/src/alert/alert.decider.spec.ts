import { addDays, aMoment, given } from '@baraza/domain';
import {
  anOfficer,
  aRepresentativeOf,
  aWoundDownCoalition,
  FORMED_ON,
  seatOf,
  suspended,
  theConvenor,
} from '../coalition/coalition.builders.ts';
import { coalition, type CoalitionState } from '../coalition/coalition.state.ts';
import {
  acknowledged,
  actionBegun,
  anAlert,
  ANSWER_BY,
  answerFellDue,
  closed,
  COALITION,
  DECISION,
  dryBoreholes,
  FARMERS,
  FELL_DUE_ON,
  JOINT_ACTION,
  positionTaken,
  STRUGGLE,
  theCoalition,
  WOMEN,
} from './alert.builders.ts';
import {
  acknowledge,
  beginAction,
  beginCampaign,
  close,
  closeWithAnother,
  raise,
  raiseAsFound,
  type RaiseAlert,
  takePosition,
} from './alert.decider.ts';
import { alertRules } from './alert.rules.ts';
import { alert, type AlertEvent, type AlertState } from './alert.state.ts';

const { rules } = alertRules;
const STRANGER = '10000000-0000-4000-8000-0000000000ff';
const theFarmers = aRepresentativeOf(FARMERS);
const theWomen = aRepresentativeOf(WOMEN);
const within = { unitWithin: true, sourceKnown: true };
const woundDown = aWoundDownCoalition().reduce(coalition.evolve, coalition.initialState);

const raising =
  (command: RaiseAlert, of: CoalitionState = theCoalition(), facts = within) =>
  (state: AlertState, moment: typeof aMoment) =>
    raise(state, command, of, facts, moment);
const acknowledging =
  (organisation: string, of: CoalitionState = theCoalition()) =>
  (state: AlertState, moment: typeof aMoment) =>
    acknowledge(state, { organisation }, of, moment);
const closing =
  (result: 'answered' | 'overtaken' = 'overtaken') =>
  (state: AlertState, moment: typeof aMoment) =>
    close(state, { result }, theCoalition(), moment);

describe('an alert', () => {
  it('is put before the coalition by a participant, in words of the vault', () => {
    given(alert)
      .when(raising({ ...dryBoreholes, answerBy: '2026-03-16', what: 'Three stand dry.' }), { actor: theFarmers })
      .then({
        type: 'coalitions.AlertRaised',
        data: {
          ...dryBoreholes,
          answerBy: '2026-03-16',
          what: { subject: aMoment.id('what'), value: 'Three stand dry.' },
        },
        tags: ['unit:UG-402', 'theme:social-justice', `coalition:${COALITION}`],
      });
  });

  it('is from the coalition’s own unit and of its own themes where none are named', () => {
    const { coalition: of, arisingFrom } = dryBoreholes;
    given(alert)
      .when(raising({ coalition: of, arisingFrom, answerBy: '2026-03-16' }), { actor: anOfficer })
      .then({ type: 'coalitions.AlertRaised', data: { ...dryBoreholes, answerBy: '2026-03-16' } });
  });

  it(rules['raised-once'].title, () => {
    given(alert, ...anAlert())
      .when(raising(dryBoreholes), { actor: anOfficer })
      .thenRefused('alert.raised-once');
  });

  it(rules['coalition-not-active'].title, () => {
    for (const one of [coalition.initialState, woundDown]) {
      given(alert).when(raising(dryBoreholes, one), { actor: anOfficer }).thenRefused('alert.coalition-not-active');
    }
  });

  it(rules['participants-only'].title, () => {
    for (const actor of [aRepresentativeOf(STRANGER), theWomen]) {
      given(alert).when(raising(dryBoreholes), { actor }).thenRefused('alert.participants-only');
    }
    given(alert)
      .when(raising(dryBoreholes, theCoalition(suspended(FARMERS))), { actor: theFarmers })
      .thenRefused('alert.participants-only');
  });

  it(rules['unit-outside'].title, () => {
    given(alert)
      .when(raising({ ...dryBoreholes, unit: 'UG-411' }, theCoalition(), { ...within, unitWithin: false }), {
        actor: anOfficer,
      })
      .thenRefused('alert.unit-outside');
  });

  it(rules['off-theme'].title, () => {
    given(alert)
      .when(raising({ ...dryBoreholes, themes: ['education'] }), { actor: anOfficer })
      .thenRefused('alert.off-theme');
  });

  it(rules['source-unnamed'].title, () => {
    for (const arisingFrom of [{ kind: 'struggle' as const }, { kind: 'own-accord' as const, id: STRUGGLE }]) {
      given(alert)
        .when(raising({ ...dryBoreholes, arisingFrom }), { actor: anOfficer })
        .thenRefused('alert.source-unnamed');
    }
  });

  it(rules['source-unknown'].title, () => {
    const asked = { ...dryBoreholes, arisingFrom: { kind: 'struggle' as const, id: STRUGGLE }, answerBy: '2026-03-16' };
    given(alert)
      .when(raising(asked, theCoalition(), { ...within, sourceKnown: false }), { actor: anOfficer })
      .thenRefused('alert.source-unknown', { pointer: '/arisingFrom/id' });
    given(alert).when(raising(asked), { actor: anOfficer }).then({ type: 'coalitions.AlertRaised' });
  });

  it(rules['answer-past'].title, () => {
    given(alert)
      .when(raising({ ...dryBoreholes, answerBy: '2026-03-01' }), { actor: anOfficer })
      .thenRefused('alert.answer-past');
  });

  it('asks nobody’s leave where it follows from what was found elsewhere, and is no older than its coalition', () => {
    const arisingFrom = { kind: 'struggle' as const, id: STRUGGLE };
    const { coalition: id, unit } = dryBoreholes;
    const found = { coalition: id, unit, themes: ['education', 'social-justice'], arisingFrom };
    const asFound = (state: AlertState, moment: typeof aMoment) =>
      raiseAsFound(state, found, theCoalition(), within, moment);
    given(alert)
      .when(asFound, { effectiveOn: '2026-01-01', actor: { person: 'policy', roles: [] } })
      .then({
        type: 'coalitions.AlertRaised',
        data: { ...found, themes: ['social-justice'], answerBy: addDays(FORMED_ON, 14) },
        effectiveOn: FORMED_ON,
      });
    given(alert, ...anAlert())
      .when(asFound)
      .thenRefused('alert.raised-once');
  });
});

describe('its acknowledgement', () => {
  it('is a participant’s own, or said by an officer on its word, once', () => {
    for (const actor of [theFarmers, anOfficer]) {
      given(alert, ...anAlert())
        .when(acknowledging(FARMERS), { actor })
        .then({
          type: 'coalitions.AlertAcknowledged',
          data: { seat: seatOf(FARMERS), organisation: FARMERS },
          tags: ['unit:UG-402', 'theme:social-justice', `coalition:${COALITION}`, `org:${FARMERS}`],
        });
    }
    given(alert, ...anAlert(acknowledged(FARMERS)))
      .when(acknowledging(FARMERS), { actor: theFarmers })
      .thenNothing();
  });

  it(rules['speaks-for-another'].title, () => {
    given(alert, ...anAlert())
      .when(acknowledging(FARMERS), { actor: theConvenor })
      .thenRefused('alert.speaks-for-another');
  });

  it(rules['not-acting'].title, () => {
    given(alert, ...anAlert())
      .when(acknowledging(WOMEN), { actor: theWomen })
      .thenRefused('alert.not-acting');
    given(alert, ...anAlert())
      .when(acknowledging(FARMERS, theCoalition(suspended(FARMERS))), { actor: theFarmers })
      .thenRefused('alert.not-acting');
  });

  it(rules.unknown.title, () => {
    given(alert).when(acknowledging(FARMERS), { actor: theFarmers }).thenRefused('alert.unknown');
  });

  it(rules['before-last-step'].title, () => {
    given(alert, ...anAlert())
      .when(acknowledging(FARMERS), { actor: theFarmers, effectiveOn: '2026-02-09' })
      .thenRefused('alert.before-last-step');
  });
});

describe('its answer', () => {
  const position = (state: AlertState, moment: typeof aMoment) => takePosition(state, { decision: DECISION }, moment);
  const action = { kind: 'joint-action' as const, id: JOINT_ACTION };
  const acting = (state: AlertState, moment: typeof aMoment) => beginAction(state, { action }, moment);

  it('is a position that the coalition decided on, and what it set out on', () => {
    given(alert, ...anAlert(acknowledged()))
      .when(position)
      .then({ type: 'coalitions.AlertPositionTaken', data: { decision: DECISION } });
    given(alert, ...anAlert(acknowledged(), positionTaken()))
      .when(acting)
      .then({ type: 'coalitions.AlertActionBegun', data: { action } });
  });

  it('is a campaign of one that acts in the coalition, and of nobody else that names it', () => {
    const campaign = (lead: string) => (state: AlertState, moment: typeof aMoment) =>
      beginCampaign(state, { campaign: STRUGGLE, lead }, theCoalition(), moment);
    given(alert, ...anAlert(acknowledged()))
      .when(campaign(FARMERS))
      .then({ type: 'coalitions.AlertActionBegun', data: { action: { kind: 'campaign', id: STRUGGLE } } });
    for (const lead of [WOMEN, STRANGER]) {
      given(alert, ...anAlert(acknowledged()))
        .when(campaign(lead))
        .then();
    }
  });

  it('follows from what was done elsewhere: from no earlier than the last step, once, and not when all is over', () => {
    given(alert, ...anAlert(acknowledged()))
      .when(position, { effectiveOn: '2026-01-01' })
      .then({ type: 'coalitions.AlertPositionTaken', effectiveOn: '2026-02-11' });
    given(alert, ...anAlert(positionTaken()))
      .when(position)
      .thenNothing();
    given(alert, ...anAlert(actionBegun()))
      .when(acting)
      .thenNothing();
    for (const events of [[], anAlert(closed())]) {
      given(alert, ...events)
        .when(position)
        .thenNothing();
      given(alert, ...events)
        .when(acting)
        .thenNothing();
    }
  });

  it('falls due the day after the last day for it, unless there is one', () => {
    const next = (...events: readonly AlertEvent[]) =>
      alert.calendar!.next(anAlert(...events).reduce(alert.evolve, alert.initialState));
    const due = { rule: 'alert.answer-falls-due', rank: 50, on: FELL_DUE_ON };
    expect([next(), next(acknowledged())]).toEqual([due, due]);
    for (const event of [positionTaken(), actionBegun(), answerFellDue(), closed()]) {
      expect(next(event)).toBeUndefined();
    }
    const state = anAlert().reduce(alert.evolve, alert.initialState);
    expect(alert.calendar!.take(state, due, aMoment)).toMatchObject([
      { type: 'coalitions.AlertAnswerFellDue', data: { answerBy: ANSWER_BY }, effectiveOn: FELL_DUE_ON },
    ]);
  });
});

describe('its end', () => {
  it('is said by those who convene, with what became of it', () => {
    given(alert, ...anAlert(acknowledged(), actionBegun()))
      .when(closing('answered'), { actor: theConvenor })
      .then({ type: 'coalitions.AlertClosed', data: { result: 'answered' } });
    given(alert, ...anAlert())
      .when(closing(), { actor: anOfficer })
      .then({ type: 'coalitions.AlertClosed', data: { result: 'overtaken' } });
  });

  it(rules['leads-only'].title, () => {
    given(alert, ...anAlert())
      .when(closing(), { actor: theFarmers })
      .thenRefused('alert.leads-only');
  });

  it('comes where what it arose from goes with another, unless the coalition has answered', () => {
    for (const past of [anAlert(), anAlert(acknowledged())]) {
      given(alert, ...past)
        .when(closeWithAnother)
        .then({ type: 'coalitions.AlertClosed', data: { result: 'overtaken' } });
    }
    for (const past of [anAlert(positionTaken()), anAlert(actionBegun()), anAlert(closed())]) {
      given(alert, ...past)
        .when(closeWithAnother)
        .thenNothing();
    }
  });

  it(rules.unanswered.title, () => {
    given(alert, ...anAlert(acknowledged()))
      .when(closing('answered'), { actor: theConvenor })
      .thenRefused('alert.unanswered');
  });

  it(rules.closed.title, () => {
    given(alert, ...anAlert(closed()))
      .when(closing(), { actor: theConvenor })
      .thenRefused('alert.closed');
    given(alert, ...anAlert(closed()))
      .when(acknowledging(FARMERS), { actor: theFarmers })
      .thenRefused('alert.closed');
  });
});

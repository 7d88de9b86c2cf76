import { aMoment, calendarUntil, fold, given } from '@baraza/domain';
import { bodies } from '../testing/assessing.ts';
import {
  ACTIONS_MAX,
  type AssessmentFacts,
  close,
  doAction,
  dropAction,
  make,
  type PlanAction,
  planAction,
  replanAction,
} from './improvement-plan.decider.ts';
import { improvementPlanRules } from './improvement-plan.rules.ts';
import { improvementPlan } from './improvement-plan.state.ts';
import {
  aClosed,
  anAction,
  aPlan,
  aSettled,
  ASSESSMENT,
  BOARD,
  BOOKS,
  done,
  dropped,
  facts,
  whose,
} from './improvement-plans.fixture.ts';

const { rules } = improvementPlanRules;
const aFile = { file: BOARD, sha256: 'a'.repeat(64), size: 5, mediaType: 'application/pdf' };
const making = (actions: readonly PlanAction[] = [anAction], known: Partial<AssessmentFacts> = {}, past = []) =>
  given(improvementPlan, ...past).when((state, now) =>
    make(state, { assessment: ASSESSMENT, actions }, { ...facts, ...known }, now),
  );
const planning = (more: Partial<PlanAction> = {}, past = aPlan()) =>
  given(improvementPlan, ...past).when((state, now) => planAction(state, { ...anAction, ...more }, facts, now));
const replanning = (more: Parameters<typeof replanAction>[1], past = aPlan(), effectiveOn = '2026-03-02') =>
  given(improvementPlan, ...past).when((state, now) => replanAction(state, more, now), { effectiveOn });
const doing = (action = BOOKS, past = aPlan(), evidence: readonly string[] = []) =>
  given(improvementPlan, ...past).when((state, now) =>
    doAction(state, { action, note: 'Since April', evidence }, { files: new Map([[aFile.file, aFile]]) }, now),
  );
const dropping = (action = BOARD, past = aPlan()) =>
  given(improvementPlan, ...past).when((state, now) => dropAction(state, { action, ground: 'no-funds' }, now));
const closing = (past = aSettled()) => given(improvementPlan, ...past).when(close);

describe('an improvement plan', () => {
  it('is made with its actions', () => {
    making().then(
      { type: 'capacity.ImprovementPlanMade', data: { ...whose, assessment: ASSESSMENT } },
      {
        type: 'capacity.ImprovementActionPlanned',
        data: { domain: 'finance', priority: 'high', owner: 'treasurer', dueOn: '2026-06-30' },
        tags: [`org:${bodies.own}`, 'unit:UG-402'],
      },
    );
  });

  it(rules['made-once'].title, () => {
    given(improvementPlan, ...aPlan())
      .when((state, now) => make(state, { assessment: ASSESSMENT, actions: [anAction] }, facts, now))
      .thenRefused('improvement-plan.made-once', { pointer: '/id' });
  });

  it(rules['assessment-unfit'].title, () => {
    making([anAction], { whose: undefined }).thenRefused('improvement-plan.assessment-unfit', {
      pointer: '/assessment',
    });
  });

  it(rules['domain-unknown'].title, () => {
    making([anAction, { ...anAction, domain: 'horoscope' }]).thenRefused('improvement-plan.domain-unknown', {
      pointer: '/actions/1/domain',
    });
    planning({ domain: 'horoscope' }).thenRefused('improvement-plan.domain-unknown', { pointer: '/domain' });
  });

  it(rules['due-before'].title, () => {
    making([{ ...anAction, dueOn: '2026-03-01' }]).thenRefused('improvement-plan.due-before', {
      pointer: '/actions/0/dueOn',
    });
    making([{ ...anAction, dueOn: '2026-03-02' }]).then({}, { data: { dueOn: '2026-03-02' } });
    replanning({ action: BOOKS, dueOn: '2026-03-01' }).thenRefused('improvement-plan.due-before', {
      pointer: '/dueOn',
    });
  });

  it(rules['actions-too-many'].title, () => {
    const [first, one] = aPlan();
    const full = Array.from({ length: ACTIONS_MAX }, (_, index) => ({
      ...one!,
      data: { ...(one!.data as object), action: `${BOOKS.slice(0, -2)}${index}` },
    }));
    planning({}, [first!, ...full] as ReturnType<typeof aPlan>).thenRefused('improvement-plan.actions-too-many');
    planning().then({ type: 'capacity.ImprovementActionPlanned' });
  });
});

describe('an action', () => {
  it('is given another date, owner or priority; with what it has is nothing to do', () => {
    replanning({ action: BOOKS, dueOn: '2026-08-31' }).then({
      type: 'capacity.ImprovementActionReplanned',
      data: { action: BOOKS, domain: 'finance', priority: 'high', owner: 'treasurer', dueOn: '2026-08-31' },
    });
    replanning({ action: BOOKS, owner: 'treasurer' }).thenNothing();
  });

  it('falls due the day after its last day, and stands open again with a new date', () => {
    const state = fold(improvementPlan, aPlan());
    const taken = calendarUntil(improvementPlan, state, '2026-07-01', aMoment);
    expect(taken.flatMap(({ events }) => events)).toMatchObject([
      { type: 'capacity.ImprovementActionFellDue', effectiveOn: '2026-07-01', data: { action: BOOKS } },
    ]);
    expect(calendarUntil(improvementPlan, state, '2026-06-30', aMoment)).toEqual([]);
    const overdue = taken.at(-1)!.state;
    expect(overdue).toMatchObject({ actions: { [BOOKS]: { status: 'overdue' }, [BOARD]: { status: 'open' } } });
    const later = { ...aMoment, effectiveOn: '2026-07-02' };
    expect(replanAction(overdue, { action: BOOKS, dueOn: '2026-08-31' }, later)).toHaveLength(1);
    expect(() => replanAction(overdue, { action: BOOKS, owner: 'chair' }, later)).toThrow(rules['due-before'].title);
  });

  it('is done, with what shows it, once', () => {
    doing(BOOKS, aPlan(), [aFile.file]).then({
      type: 'capacity.ImprovementActionDone',
      data: { action: BOOKS, domain: 'finance', dueOn: '2026-06-30', evidence: [aFile] },
    });
    doing(BOOKS, [...aPlan(), done(BOOKS)]).thenNothing();
  });

  it('is given up, on a ground, once', () => {
    dropping().then({ type: 'capacity.ImprovementActionDropped', data: { action: BOARD }, ground: 'no-funds' });
    dropping(BOARD, [...aPlan(), dropped(BOARD)]).thenNothing();
  });

  it(rules['evidence-unknown'].title, () => {
    doing(BOOKS, aPlan(), [BOOKS]).thenRefused('improvement-plan.evidence-unknown', { pointer: '/evidence/0' });
  });

  it(rules['action-unknown'].title, () => {
    doing(ASSESSMENT).thenRefused('improvement-plan.action-unknown', { pointer: '/action' });
    dropping(ASSESSMENT).thenRefused('improvement-plan.action-unknown');
    replanning({ action: ASSESSMENT }).thenRefused('improvement-plan.action-unknown');
  });

  it(rules['action-settled'].title, () => {
    dropping(BOOKS, [...aPlan(), done(BOOKS)]).thenRefused('improvement-plan.action-settled');
    doing(BOARD, [...aPlan(), dropped(BOARD)]).thenRefused('improvement-plan.action-settled');
    replanning({ action: BOOKS, owner: 'chair' }, [...aPlan(), done(BOOKS)]).thenRefused(
      'improvement-plan.action-settled',
    );
  });
});

describe('a plan that comes to its end', () => {
  it('says how much was done and how much given up, once', () => {
    closing().then({ type: 'capacity.ImprovementPlanClosed', data: { ...whose, done: 1, dropped: 1 } });
    closing(aClosed()).thenNothing();
  });

  it(rules['actions-open'].title, () => {
    closing([...aPlan(), done(BOOKS)]).thenRefused('improvement-plan.actions-open');
  });

  it(rules.closed.title, () => {
    planning({}, aClosed()).thenRefused('improvement-plan.closed');
    doing(BOOKS, aClosed()).thenRefused('improvement-plan.closed');
  });

  it(rules['not-made'].title, () => {
    closing([]).thenRefused('improvement-plan.not-made');
  });

  it(rules['before-last-step'].title, () => {
    replanning({ action: BOOKS, owner: 'chair' }, aPlan(), '2026-01-31').thenRefused(
      'improvement-plan.before-last-step',
      { pointer: '/effectiveOn' },
    );
  });
});

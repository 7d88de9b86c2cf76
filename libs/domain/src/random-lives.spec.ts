import { addDays, type CivilDate } from './civil-date.ts';
import type { Aggregate, Deciding, Happened } from './decider.ts';
import { DiagramWatch } from './diagram.ts';
import { aMoment } from './given-when-then.ts';
import { assertCalendarLaw, Life } from './random-lives.ts';
import { ruleBook } from './rejection.ts';

type Event = Happened<'loans.Lent' | 'loans.Reminded' | 'loans.Lost', { readonly until: CivilDate }>;
type State = { readonly status: 'none' } | { readonly status: 'lent' | 'late' | 'lost'; readonly until: CivilDate };
const STATUS = { 'loans.Lent': 'lent', 'loans.Reminded': 'late', 'loans.Lost': 'lost' } as const;
const loanRules = ruleBook('loan', { lost: { kind: 'order', title: 'What is lost is lent to nobody' } });

/** Reminded of on the day after the last one, and lost a month later. */
const loan: Aggregate<State, Event> & Required<Pick<Aggregate<State, Event>, 'calendar'>> = {
  name: 'loan',
  service: 'loans',
  stateVersion: 1,
  initialState: { status: 'none' },
  diagram: [
    [['none', 'lent', 'late'], 'loans.Lent', 'lent'],
    ['lent', 'loans.Reminded', 'late'],
    ['late', 'loans.Lost', 'lost'],
  ],
  evolve: (_, { type, data }) => ({ status: STATUS[type], until: data.until }),
  scope: () => undefined,
  calendar: {
    next(state) {
      if (state.status === 'lent') return { rule: 'loan.reminded', rank: 10, on: addDays(state.until, 1) };
      return state.status === 'late' ? { rule: 'loan.lost', rank: 20, on: addDays(state.until, 30) } : undefined;
    },
    take(state, { rule, on }) {
      const { until } = state as Exclude<State, { status: 'none' }>;
      const type = rule === 'loan.reminded' ? 'loans.Reminded' : 'loans.Lost';
      return [{ type, data: { until }, effectiveOn: on, tags: [] }];
    },
  },
};
const lend = (state: State, { effectiveOn }: Deciding) => {
  if (state.status === 'lost') throw loanRules.broken('lost');
  return [{ type: 'loans.Lent', data: { until: addDays(effectiveOn, 7) }, effectiveOn, tags: [] }];
};
const on = (effectiveOn: CivilDate): Deciding => ({ ...aMoment, effectiveOn });
const lent: State = { status: 'lent', until: '2026-03-09' };
const dates = ['2026-03-05', '2026-03-20', '2026-05-01'];

describe('a life', () => {
  it('has what the calendar has due before each command, and nothing of what was refused', () => {
    const life = new Life(loan);
    for (const date of ['2026-03-02', '2026-03-12', '2026-06-01']) life.take(on(date), lend);
    expect(life.events.map(({ type, effectiveOn }) => [type, effectiveOn])).toEqual([
      ['loans.Lent', '2026-03-02'],
      ['loans.Reminded', '2026-03-10'],
      ['loans.Lent', '2026-03-12'],
      ['loans.Reminded', '2026-03-20'],
      ['loans.Lost', '2026-04-18'],
    ]);
    expect(life.states.map(({ status }) => status)).toEqual(['none', 'lent', 'late', 'lent', 'late', 'lost']);
    expect(life.refusals).toEqual(['loan.lost']);
  });

  it('is kept by the calendar as far as that has come, where a command looks back', () => {
    const life = new Life(loan);
    life.take(on('2026-03-02'), lend);
    life.take(on('2026-03-05'), () => [], '2026-03-10');
    expect(life.state.status).toBe('late');
  });

  it('ends with any error that is no refusal', () => {
    const bug = new TypeError('not a function');
    expect(() =>
      new Life(loan).take(aMoment, () => {
        throw bug;
      }),
    ).toThrow(bug);
  });
});

describe('the calendar’s law', () => {
  const { calendar } = loan;
  const kept = (broken: Partial<typeof calendar>) => () =>
    assertCalendarLaw({ ...loan, calendar: { ...calendar, ...broken } }, lent, dates);

  it('is kept by steps of the state alone', () => {
    expect(assertCalendarLaw(loan, lent, dates)).toEqual(['loan.reminded', 'loan.lost']);
  });

  it('is broken by what depends on the day on which the calendar comes', () => {
    const take: typeof calendar.take = (state, step, { today }) =>
      calendar.take(state, step, aMoment).map((event) => ({ ...event, data: { until: today } }));
    expect(kept({ take })).toThrow('the calendar of loan came late to');
  });

  it('is broken by a date that no event fixed', () => {
    let asked = 0;
    const next: typeof calendar.next = (state) => {
      const step = calendar.next(state);
      return step === undefined ? undefined : { ...step, on: addDays(step.on, asked++) };
    };
    expect(kept({ next })).toThrow('the calendar of loan came late to');
  });

  it('is broken by events that hold from another date than their step', () => {
    const take: typeof calendar.take = (state, step, given) =>
      calendar.take(state, step, given).map((event) => ({ ...event, effectiveOn: addDays(step.on, 1) }));
    expect(kept({ take })).toThrow('records what holds from another date');
  });

  it('is nothing to ask of an aggregate without a calendar', () => {
    const { calendar: _, ...without } = loan;
    expect(() => assertCalendarLaw(without, lent, dates)).toThrow('loan has no calendar');
  });
});

describe('a diagram', () => {
  const event = (type: Event['type']): Event => ({
    type,
    data: { until: '2026-03-09' },
    effectiveOn: '2026-03-02',
    time: aMoment.now,
    actor: aMoment.actor.person,
  });

  it('is held both ways: to every step that is taken, and to none that is not', () => {
    const watch = new DiagramWatch(loan);
    watch.follow(['loans.Lent', 'loans.Reminded'].map((type) => event(type as Event['type'])));
    expect(watch.neverTaken()).toEqual([
      'late --loans.Lent--> lent',
      'late --loans.Lost--> lost',
      'lent --loans.Lent--> lent',
    ]);
    expect(() => watch.follow([event('loans.Lost')])).toThrow('the diagram of loan has no none --loans.Lost--> lost');
  });
});

import type { PeopleCount } from '@baraza/contracts';
import * as contracts from '@baraza/contracts';
import { UNTOLD } from '@baraza/domain';
import { type Amount, contributions, type Counting, type Projection } from '@baraza/read-models';
import { idInStream, stepsOf } from '../figures/steps-of.ts';
import { PEOPLE_GROUPS } from '../figures/told-people.pure.ts';
import {
  type CapacityDoc,
  type CapacityMeasure,
  capacityModel,
  type CapacityState,
  type GuardedMeasure,
  type PeopleStage,
} from './capacity-dashboard.read-model.ts';

interface Further {
  readonly stage?: string;
  readonly domain?: string;
  readonly group?: string;
}

const nothing: CapacityState = {
  ...{ unit: '', track: '', programme: '', organisation: '' },
  people: { women: 0, men: 0, youth: 0, personsWithDisabilities: 0, total: 0 },
  ...{ lasts: '', stage: '', isStalled: false, due: [], followsUp: '', counts: {} },
};

const { when, types, after } = stepsOf(nothing);

type Counted = CapacityMeasure | GuardedMeasure;
function more(
  { counts }: Pick<CapacityState, 'counts'>,
  measure: Counted,
  { stage = '', domain = '', group = '' }: Further = {},
  by = 1,
): CapacityState['counts'] {
  const key = [measure, stage, domain, group].join('/');
  return { ...counts, [key]: (counts[key] ?? 0) + by };
}

/** An enrolment got there, and with it those who take part. */
function reached(state: CapacityState, stage: PeopleStage, people: PeopleCount): Partial<CapacityState> {
  const counts = PEOPLE_GROUPS.reduce(
    (so, group) => more({ counts: so }, 'people', { stage, group }, people[group]),
    more(state, stage),
  );
  return { people, counts };
}
/** People of a protected organisation stand in the whole forum: with the district, a quarter could tell which programme it was. */
const placed = (where: Pick<CapacityState, 'unit' | 'track' | 'programme' | 'organisation'>): Partial<CapacityState> =>
  where.track === UNTOLD ? { unit: '', track: UNTOLD, programme: '', organisation: '' } : where;
const without = ({ due }: CapacityState, one: string): readonly string[] => due.filter((other) => other !== one);
const withDue = (state: CapacityState, one: string): readonly string[] => [...without(state, one), one];

when(contracts.enrolmentApplied, (state, { home, track, programme, enrolled, people }) => ({
  ...placed({ unit: home, track, programme, organisation: enrolled.kind === 'person' ? '' : enrolled.organisation }),
  followsUp: 'course' as const,
  ...reached(state, 'applied', people),
}));
when(contracts.enrolmentParticipantJoined, (_, { people }) => ({ people }));
when(contracts.enrolmentParticipantLeft, (_, { people }) => ({ people }));
when(contracts.enrolmentSelected, (state) => reached(state, 'selected', state.people));
when(contracts.enrolmentBegun, (state) => reached(state, 'begun', state.people));
when(contracts.enrolmentCompleted, (state, { people }) => reached(state, 'completed', people));
when(contracts.enrolmentDeclined, (state) => ({ counts: more(state, 'declined') }));
for (const left of [contracts.enrolmentWithdrawn, contracts.enrolmentDismissed, contracts.enrolmentCancelled]) {
  when(left, (state) => ({ counts: more(state, 'left'), due: [] }));
}
when(contracts.followUpFellDue, (state, { level }) => ({ due: withDue(state, level) }));
when(contracts.followUpReported, (state, { level }) => ({ due: without(state, level) }));
when(contracts.followUpWaived, (state, { level }) => ({ due: without(state, level) }));

when(contracts.assessmentScored, (state, { organisation, unit, comparison }) => ({
  ...{ organisation, unit },
  counts: (comparison?.domains ?? []).reduce(
    (so, { domain, items, before, after }) =>
      more(
        {
          counts: more(
            { counts: more({ counts: so }, 'common-items', { domain }, items) },
            'before',
            { domain },
            before,
          ),
        },
        'after',
        { domain },
        after,
      ),
    comparison === undefined ? state.counts : more(state, 'compared'),
  ),
}));

/** Whatever somebody does takes a standstill away. */
const goesOn = (stage: string) => ({ lasts: 'transition' as const, stage, isStalled: false });
when(contracts.transitionBegan, (state, { organisation, unit, programme }) => ({
  ...{ organisation, unit, programme: programme ?? '', followsUp: 'transition' as const },
  ...goesOn('preparing'),
  counts: more(state, 'transition-began'),
}));
when(contracts.transitionSearchBegan, () => goesOn('searching'));
when(contracts.transitionInterimAppointed, () => goesOn('interim'));
when(contracts.transitionLeaderAppointed, () => goesOn('appointed'));
when(contracts.transitionSettlingBegan, () => goesOn('settling'));
when(contracts.transitionProgressNoted, () => ({ isStalled: false }));
when(contracts.transitionHandoverItemDone, () => ({ isStalled: false }));
when(contracts.transitionStalled, () => ({ isStalled: true }));
when(contracts.transitionFollowUpFellDue, (state, { followUp }) => ({ due: withDue(state, followUp) }));
when(contracts.transitionFollowUpReported, (state, { followUp }) => ({
  due: without(state, followUp),
  isStalled: false,
}));
const over = { lasts: '', stage: '', isStalled: false, due: [] } as const;
when(contracts.transitionSettled, (state) => ({ ...over, counts: more(state, 'transition-settled') }));
when(contracts.transitionEnded, (state) => ({ ...over, counts: more(state, 'transition-ended') }));

when(contracts.innovationProposed, (state, { unit, organisations, programme }) => ({
  ...{ unit, organisation: organisations[0] ?? '', programme: programme ?? '' },
  ...{ lasts: 'innovation' as const, stage: 'proposed' },
  counts: more(state, 'innovation-proposed'),
}));
when(contracts.innovationMoved, (_, { to }) => ({ lasts: 'innovation' as const, stage: to }));
when(contracts.innovationStopped, (state) => ({ ...over, counts: more(state, 'innovation-stopped') }));
when(contracts.experimentReported, (state, { result }) => ({ counts: more(state, 'experiment', { stage: result }) }));

when(contracts.innovationAdopted, (state, { organisation, unit }) => ({
  ...{ organisation, unit, lasts: 'adoption' as const, stage: '', followsUp: 'adoption' as const },
  counts: more(state, 'adopted'),
}));
when(contracts.adoptionReportFellDue, (state) => ({ due: withDue(state, 'report') }));
when(contracts.adoptionReported, (state, { finding }) => ({
  due: without(state, 'report'),
  counts: more(state, 'adoption-reported', { stage: finding }),
}));
when(contracts.adoptionEnded, () => over);

/** One timeline for each enrolment, assessment, change of leader, innovation and adoption. */
export const capacityProjection: Projection<CapacityDoc> = {
  model: capacityModel,
  types: types(),
  keys: (event) => [event.stream],
  evolve: (doc, event, key) => after(doc, event, idInStream(key)),
  facts: (before, then) =>
    contributions(countingOf((then ?? before)!.entity), before?.timeline ?? [], then?.timeline ?? []),
};

/** What lasts counts while it does; everything else on the day on which it becomes more. */
function countingOf(entity: string): Counting<CapacityState> {
  const amount = (
    measure: Counted,
    { unit, track, programme, organisation }: CapacityState,
    { stage = '', domain = '', group = '' }: Further,
    by: number,
  ): readonly Amount[] =>
    by === 0
      ? []
      : [{ measure, dimensions: { unit, track, programme, organisation, stage, domain, group }, amount: by, entity }];
  return {
    stock: (state) => [
      ...(state.lasts === '' ? [] : amount(state.lasts, state, { stage: state.stage }, 1)),
      ...(state.isStalled ? amount('stalled', state, { stage: state.stage }, 1) : []),
      ...amount('follow-up-due', state, { stage: state.followsUp }, state.due.length),
    ],
    flow(before, after) {
      if (after === null) return [];
      return Object.entries(after.counts).flatMap(([key, count]) => {
        const [measure, stage, domain, group] = key.split('/') as [Counted, string, string, string];
        if (after.track === UNTOLD && measure !== 'people') return [];
        return amount(measure, after, { stage, domain, group }, count - (before?.counts[key] ?? 0));
      });
    },
  };
}

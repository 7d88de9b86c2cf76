import type { activityContracts, activityRecorded, DataOf, HappenedOf } from '@baraza/contracts';
import type { Aggregate } from '@baraza/domain';

export type ActivityEvent = HappenedOf<(typeof activityContracts)[number]>;
export type Activity = DataOf<typeof activityRecorded>;

interface Known extends Activity {
  /** Whoever put it on record, and did it or was there. */
  readonly officer: string;
}
export type RecordedActivity = Known & { readonly status: 'recorded' };
export type StruckActivity = Known & { readonly status: 'struck'; readonly ground: string };
export type ActivityState = { readonly status: 'none' } | RecordedActivity | StruckActivity;

function evolve(state: ActivityState, event: ActivityEvent): ActivityState {
  if (event.type === 'capacity.ActivityRecorded') return { status: 'recorded', ...event.data, officer: event.actor };
  if (state.status !== 'recorded') throw new Error(`${event.type} of an activity that is '${state.status}'`);
  return { ...state, status: 'struck', ground: event.data.ground };
}

/** What an officer did with the members or for them. Stream `activity-<uuid>`. */
export const activity: Aggregate<ActivityState, ActivityEvent> = {
  name: 'activity',
  service: 'capacity',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'capacity.ActivityRecorded', 'recorded'],
    ['recorded', 'capacity.ActivityStruck', 'struck'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: state.organisations }),
};

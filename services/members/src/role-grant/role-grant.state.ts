import type { DataOf, HappenedOf, roleGrantContracts, roleGranted } from '@baraza/contracts';
import { addDays, type Aggregate, type CivilDate, unreachable } from '@baraza/domain';

export type RoleGrantEvent = HappenedOf<(typeof roleGrantContracts)[number]>;

export interface Grant extends DataOf<typeof roleGranted> {
  readonly from: CivilDate;
}
export type RoleGrantState =
  | { readonly status: 'none' }
  | (Grant & { readonly status: 'granted' })
  | (Grant & { readonly status: 'revoked'; readonly revokedOn: CivilDate; readonly ground: string })
  | (Grant & { readonly status: 'ended' });

/** What every event of a grant says. */
export const grantIn = ({ person, role, unit, organisation }: Grant) => ({
  person,
  role,
  unit,
  ...(organisation === undefined ? {} : { organisation }),
});

function evolve(state: RoleGrantState, event: RoleGrantEvent): RoleGrantState {
  if (event.type === 'members.RoleGranted') return { status: 'granted', ...event.data, from: event.effectiveOn };
  if (state.status === 'none') throw new Error(`${event.type} before it was granted`);
  switch (event.type) {
    case 'members.RoleRevoked':
      return { ...state, status: 'revoked', revokedOn: event.effectiveOn, ground: event.data.ground };
    case 'members.RoleGrantEnded':
      return { ...state, status: 'ended' };
    default:
      return unreachable(event);
  }
}

export const roleGrant: Aggregate<RoleGrantState, RoleGrantEvent> = {
  name: 'role-grant',
  service: 'members',
  stateVersion: 1,
  initialState: { status: 'none' },
  evolve,
  diagram: [
    ['none', 'members.RoleGranted', 'granted'],
    ['granted', 'members.RoleRevoked', 'revoked'],
    ['granted', 'members.RoleGrantEnded', 'ended'],
  ],
  calendar: {
    next: (state) =>
      state.status === 'granted' && state.until !== undefined
        ? { rule: 'role-grant.ends', rank: 10, on: addDays(state.until, 1) }
        : undefined,
    take: (state, step) =>
      state.status === 'granted'
        ? [{ type: 'members.RoleGrantEnded', data: grantIn(state), effectiveOn: step.on, tags: grantTags(state) }]
        : [],
  },
  scope: (state) =>
    state.status === 'none'
      ? undefined
      : { unit: state.unit, organisations: state.organisation === undefined ? [] : [state.organisation] },
};

export const grantTags = ({ unit, organisation }: Pick<Grant, 'unit' | 'organisation'>): readonly string[] => [
  `unit:${unit}`,
  ...(organisation === undefined ? [] : [`org:${organisation}`]),
];

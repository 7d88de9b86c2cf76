import type { DataOf, HappenedOf, rulesContracts, rulesProposed } from '@baraza/contracts';
import { type Aggregate, unreachable } from '@baraza/domain';
import type { DatedRules } from './rule-set.pure.ts';

export type RulesEvent = HappenedOf<(typeof rulesContracts)[number]>;

export interface Proposal extends DataOf<typeof rulesProposed> {
  /** Who proposed it: a person id. */
  readonly by: string;
}

interface Known {
  /** The forum's root: rules are made for all of it. */
  readonly unit: string;
  readonly adopted: readonly DatedRules[];
}

export type RulesState =
  | { readonly status: 'none' }
  | (Known & { readonly status: 'proposed'; readonly proposal: Proposal })
  | (Known & { readonly status: 'in-force' });

/** The one stream of the forum's rules is `rules-main`. */
export const THE_RULES = 'main';

function evolve(state: RulesState, event: RulesEvent): RulesState {
  const { unit } = event.data;
  const adopted = adoptedIn(state);
  switch (event.type) {
    case 'members.RulesProposed':
      return { status: 'proposed', unit, adopted, proposal: { ...event.data, by: event.actor } };
    case 'members.RulesAdopted': {
      const { version, rules } = event.data;
      const latest = { from: event.effectiveOn, rules: { version, ...rules } };
      return { status: 'in-force', unit, adopted: [...adopted, latest] };
    }
    default:
      return unreachable(event);
  }
}

export const rules: Aggregate<RulesState, RulesEvent> = {
  name: 'rules',
  service: 'members',
  stateVersion: 1,
  initialState: { status: 'none' },
  diagram: [
    [['none', 'proposed', 'in-force'], 'members.RulesProposed', 'proposed'],
    ['proposed', 'members.RulesAdopted', 'in-force'],
  ],
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [] }),
};

/** Every version that was adopted, in the order of adoption: each holds from no earlier a date than the one before. */
export const adoptedIn = (state: RulesState): readonly DatedRules[] => (state.status === 'none' ? [] : state.adopted);

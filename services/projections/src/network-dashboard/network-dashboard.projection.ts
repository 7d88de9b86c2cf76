import {
  organisationClosed,
  organisationMerged,
  organisationMergeReversed,
  organisationRegistered,
} from '@baraza/contracts';
import { type Projection, recorded } from '@baraza/read-models';
import type { Merge } from '../history/history.pure.ts';
import { membershipRegister } from '../membership-register/membership-register.projection.ts';
import type { MembershipRow } from '../membership-register/membership-register.read-model.ts';
import type { Handler } from '../registers/register.ts';
import { networkFacts } from './network-dashboard.facts.pure.ts';
import { type NetworkDoc, networkModel, type NetworkState } from './network-dashboard.read-model.ts';

const counted: readonly (keyof NetworkState & keyof MembershipRow)[] = [
  'organisation',
  'ownUnit',
  'heldIn',
  'kind',
  'themes',
  'membership',
  'status',
  'category',
  'admittedOn',
  'endorsers',
  'endorsersRequired',
];

/** A membership means the same here as in its register; of a change, only what is counted is kept. */
const merge = membershipRegister.merge as unknown as Merge<NetworkState>;
const handlers = new Map<string, Handler<MembershipRow>>(
  membershipRegister.handlers.map((handler) => [handler.type, handler]),
);
/** What the forum's knowing of an organisation becomes. A duplicate is counted as the organisation that it is. */
const knowing: Readonly<Record<string, Pick<NetworkState, 'isKnown' | 'isMerged'>>> = {
  [organisationRegistered.type]: { isKnown: true },
  [organisationClosed.type]: { isKnown: false },
  [organisationMerged.type]: { isMerged: true },
  [organisationMergeReversed.type]: { isMerged: false },
};

function countedPart(set: Partial<MembershipRow>): NetworkState {
  const fields = counted.flatMap((field) => (set[field] === undefined ? [] : [[field, set[field]] as const]));
  return Object.fromEntries(fields);
}

/** One timeline per organisation: its own stream and those of its memberships come together in it. */
export const networkProjection: Projection<NetworkDoc> = {
  model: networkModel,
  types: [...new Set([...handlers.keys(), ...Object.keys(knowing)])],
  keys: (event) => [(event.data as { organisation: string }).organisation],
  evolve(doc, event, key) {
    const handled = handlers.get(event.type)?.change(event);
    const set: NetworkState = {
      ...(handled === undefined ? {} : countedPart(handled.set)),
      ...knowing[event.type],
    };
    const before = doc?.timeline ?? [];
    const timeline = recorded(before, event.sequence, [
      { from: event.effectiveOn, step: (state) => slim(merge(state ?? {}, set)) },
    ]);
    return timeline === before ? doc : { organisation: key, timeline };
  },
  facts: (before, after) => networkFacts(before?.timeline ?? [], after?.timeline ?? []),
};

/** Without what the register's merge adds for its own rows. */
function slim(state: NetworkState): NetworkState {
  return { ...countedPart(state as Partial<MembershipRow>), ...own(state) };
}

function own({ unit, isKnown, isMerged }: NetworkState): NetworkState {
  return {
    ...(unit === undefined ? {} : { unit }),
    ...(isKnown === undefined ? {} : { isKnown }),
    ...(isMerged === undefined ? {} : { isMerged }),
  };
}

import { organisationClosed, organisationRegistered, type DataOf } from '@baraza/contracts';
import type { Projection } from '@baraza/read-models';
import type { Change, Merge } from '../history/history.pure.ts';
import { membershipRegister } from '../membership-register/membership-register.projection.ts';
import type { MembershipRow } from '../membership-register/membership-register.read-model.ts';
import type { Handler } from '../registers/register.ts';
import { contributions } from './network-dashboard.facts.pure.ts';
import { type NetworkDoc, networkModel, type NetworkRow } from './network-dashboard.read-model.ts';

const counted: readonly (keyof NetworkRow & keyof MembershipRow)[] = [
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
const merge = membershipRegister.merge as unknown as Merge<NetworkRow>;

function countedPart(set: Partial<MembershipRow>): Partial<NetworkRow> {
  return Object.fromEntries(
    counted.flatMap((field) => (set[field] === undefined ? [] : [[field, set[field]]])),
  ) as Partial<NetworkRow>;
}

/** The register's handlers by type, and what an organisation's own beginning and end mean for the count. */
const handlers = new Map<string, Handler<MembershipRow>>(
  membershipRegister.handlers.map((handler) => [handler.type, handler]),
);
const knownFrom: Readonly<Record<string, boolean>> = {
  [organisationRegistered.type]: true,
  [organisationClosed.type]: false,
};

export const networkProjection: Projection<NetworkDoc> = {
  model: networkModel,
  types: [...handlers.keys(), organisationClosed.type],
  keys: (event) => [(event.data as Pick<DataOf<typeof organisationClosed>, 'organisation'>).organisation],
  evolve(doc, event, key) {
    const handled = handlers.get(event.type)?.change(event);
    const isKnown = knownFrom[event.type];
    const set = {
      ...(handled === undefined ? {} : countedPart(handled.set)),
      ...(isKnown === undefined ? {} : { isKnown }),
    };
    if (Object.keys(set).length === 0) return doc;
    const begins = handled?.begins === true || isKnown === true;
    const change: Change<NetworkRow> = {
      on: event.effectiveOn,
      sequence: event.sequence,
      ...(begins ? { begins } : {}),
      set,
    };
    return { organisation: key, changes: [...(doc?.changes ?? []), change] };
  },
  facts: (before, after) => contributions(before?.changes ?? [], after?.changes ?? [], merge),
};

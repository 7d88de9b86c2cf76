import {
  type DataOf,
  linkageAccepted,
  linkageEnded,
  linkageRanOut,
  openMembershipBarred,
  openMembershipClaimed,
  openMembershipFreed,
  organisationClosed,
  organisationCorrected,
  organisationGaveBack,
  organisationMerged,
  organisationMergeReversed,
  organisationRegistered,
  type SequencedEvent,
} from '@baraza/contracts';
import { type Projection, recorded } from '@baraza/read-models';
import type { Merge } from '../history/history.pure.ts';
import { membershipRegister } from '../membership-register/membership-register.projection.ts';
import type { MembershipRow } from '../membership-register/membership-register.read-model.ts';
import { entityIdOf, type Handler } from '../registers/register.ts';
import { isOpen, networkFacts } from './network-dashboard.facts.pure.ts';
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
type Bearing = (state: NetworkState, event: SequencedEvent) => NetworkState;

/** What else bears on how an organisation counts. A duplicate is counted as the organisation that it is. */
const bearings: Readonly<Record<string, Bearing>> = {
  [organisationRegistered.type]: (_, event) => {
    const { constituencies } = event.data as DataOf<typeof organisationRegistered>;
    return { isKnown: true, constituencies };
  },
  [organisationCorrected.type]: (_, event) => {
    const { constituencies } = (event.data as DataOf<typeof organisationCorrected>).changes;
    return constituencies === undefined ? {} : { constituencies };
  },
  [organisationClosed.type]: () => ({ isKnown: false }),
  [organisationMerged.type]: ({ status = '' }) => ({ isMerged: true, broughtAlong: isOpen(status) }),
  [organisationMergeReversed.type]: () => ({ isMerged: false }),
  [openMembershipClaimed.type]: (_, event) => ({ place: membershipIn(event) }),
  // What a duplicate brought along stands for both after its end, until the survivor opens another or they are parted.
  [openMembershipFreed.type]: ({ place, membership }, event) =>
    place === membershipIn(event) && place === membership ? { place: null } : {},
  [openMembershipBarred.type]: ({ isMerged }) => (isMerged === true ? { broughtAlong: false } : {}),
  [organisationGaveBack.type]: ({ place, membership }) => (place === membership ? {} : { place: null }),
  [linkageAccepted.type]: ({ linkages }, event) => {
    const { kind } = event.data as DataOf<typeof linkageAccepted>;
    return { linkages: { ...linkages, [entityIdOf(event, 'linkage')]: kind } };
  },
  [linkageRanOut.type]: withoutLinkage,
  [linkageEnded.type]: withoutLinkage,
};

function withoutLinkage({ linkages = {} }: NetworkState, event: SequencedEvent): NetworkState {
  const { [entityIdOf(event, 'linkage')]: _, ...others } = linkages;
  return { linkages: others };
}

function membershipIn({ data }: SequencedEvent): string {
  return (data as { membership: string }).membership;
}

function countedPart(set: Partial<MembershipRow>): NetworkState {
  const fields = counted.flatMap((field) => (set[field] === undefined ? [] : [[field, set[field]] as const]));
  return Object.fromEntries(fields);
}

/** Whose timeline an event belongs to: a linkage counts with the member that it begins with. */
function countedWith({ data }: SequencedEvent): string {
  const { organisation, from } = data as { readonly organisation?: string; readonly from?: string };
  return organisation ?? from!;
}

/** One timeline per organisation: its own stream, and those of its memberships and linkages, come together in it. */
export const networkProjection: Projection<NetworkDoc> = {
  model: networkModel,
  types: [...new Set([...handlers.keys(), ...Object.keys(bearings)])],
  keys: (event) => [countedWith(event)],
  evolve(doc, event, key) {
    const handled = handlers.get(event.type)?.change(event);
    const set = handled === undefined ? {} : countedPart(handled.set);
    const bearing = bearings[event.type];
    const before = doc?.timeline ?? [];
    const timeline = recorded(before, event.sequence, [
      { from: event.effectiveOn, step: (state) => step(state ?? {}, (now) => ({ ...set, ...bearing?.(now, event) })) },
    ]);
    return timeline === before ? doc : { organisation: key, timeline };
  },
  facts: (before, after) => networkFacts(before?.timeline ?? [], after?.timeline ?? []),
};

/** The register's merge, without what it adds for its own rows. */
function step(state: NetworkState, setOf: (state: NetworkState) => NetworkState): NetworkState {
  const merged = merge(state, setOf(state));
  return { ...countedPart(merged as Partial<MembershipRow>), ...own(merged) };
}

function own({ unit, constituencies, isKnown, isMerged, broughtAlong, place, linkages }: NetworkState): NetworkState {
  return {
    ...(unit === undefined ? {} : { unit }),
    ...(constituencies === undefined ? {} : { constituencies }),
    ...(isKnown === undefined ? {} : { isKnown }),
    ...(isMerged === undefined ? {} : { isMerged }),
    ...(broughtAlong === undefined ? {} : { broughtAlong }),
    ...(place === undefined ? {} : { place }),
    ...(linkages === undefined ? {} : { linkages }),
  };
}

import type {
  DataOf,
  assessmentScored,
  InstrumentDomain,
  ProgrammeTrack,
  programmeOpened,
  SequencedEvent,
} from '@baraza/contracts';
import type { ReadModel } from '@baraza/read-models';
import type { Recommended } from '../recommendation/recommendation.state.ts';

/** What the policy remembers of an organisation's last assessment by one instrument. */
export interface RememberedNeed {
  readonly organisation: string;
  readonly unit: string;
  readonly event: SequencedEvent<string, DataOf<typeof assessmentScored>>;
  /** The domains below 2, and the tracks of programmes that strengthen them. */
  readonly low: readonly { readonly domain: string; readonly tracks: readonly ProgrammeTrack[] }[];
}
/** An open programme, or that it is open no more. */
export interface RememberedProgramme {
  readonly programme: string;
  readonly isOpen: 'yes' | 'no';
  readonly event: SequencedEvent<string, DataOf<typeof programmeOpened>> | undefined;
}
export interface RememberedPlan {
  readonly organisation: string;
  readonly inForce: boolean;
  readonly sequence: number;
}

const model = <Doc>(name: string, index: (doc: Doc) => Record<string, string>): ReadModel<Doc> => ({
  name,
  version: 1,
  keepsPast: false,
  indexes: name === 'recommendation-programmes' ? ['isOpen'] : ['organisation'],
  index,
});
export const rememberedNeeds = model<RememberedNeed>('recommendation-needs', ({ organisation }) => ({ organisation }));
export const rememberedPlans = model<RememberedPlan>('recommendation-plans', ({ organisation }) => ({ organisation }));
export const rememberedProgrammes = model<RememberedProgramme>('recommendation-programmes', ({ isOpen }) => ({
  isOpen,
}));

/** The domains whose score is below 2, by the instrument's words on what strengthens them. */
export function lowDomains(
  scored: readonly { readonly domain: string; readonly items: number; readonly sum: number }[],
  domains: readonly InstrumentDomain[],
): RememberedNeed['low'] {
  return scored
    .filter(({ items, sum }) => sum < 2 * items)
    .map(({ domain }) => ({ domain, tracks: domains.find(({ code }) => code === domain)?.tracks ?? [] }));
}

/** Where the programme works, or stands where it says nothing more: there or below it. */
export const worksIn = ({ unit, units }: { readonly unit: string; readonly units: readonly string[] }) =>
  units.length === 0 ? [unit] : units;

/** Why the programme fits the need; undefined where it does not. */
export function recommendationFor(
  need: RememberedNeed,
  { programme, event }: RememberedProgramme,
  hasPlan: boolean,
): Recommended | undefined {
  if (event === undefined) return undefined;
  const { track, period } = event.data;
  const domains = need.low.filter(({ tracks }) => tracks.includes(track)).map(({ domain }) => domain);
  const because: Recommended['because'] = [
    ...(domains.length > 0 ? (['domain-below-two'] as const) : []),
    ...(track === 'leadership-transition' && !hasPlan ? (['no-succession-plan'] as const) : []),
  ];
  if (because.length === 0) return undefined;
  const { organisation, unit } = need;
  const assessment = need.event.stream.slice('assessment-'.length);
  return { organisation, unit, programme, track, because, assessment, domains, until: period.until };
}

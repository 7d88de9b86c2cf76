import type { DecidedAs, EventContract, eventVersionActivated } from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { eventVersionRules } from './event-version.rules.ts';
import { type EventVersionState, newestInForce, readableFrom } from './event-version.state.ts';

/** All versions of a type that the ledger knows, from the first. */
export type KnownVersions = readonly Pick<EventContract, 'type' | 'schemaVersion' | 'change'>[];

export interface ActivateVersion {
  readonly version: number;
}
export interface ActivationFacts {
  readonly known: KnownVersions;
  /** Readers of the type that have not announced this version, in words. */
  readonly behind: readonly string[];
  /** Those of them that are left out: they will never come again, or may wait. */
  readonly without: readonly string[];
}

/** Nothing where it is in force already. @throws Rejection where it is unknown, or where a reader lacks it */
export function activate(
  state: EventVersionState,
  { version }: ActivateVersion,
  { known, behind, without }: ActivationFacts,
  given: Deciding,
): readonly DecidedAs<typeof eventVersionActivated>[] {
  if (version > known.length) throw eventVersionRules.broken('unknown', { pointer: '/version' });
  if (version <= newestInForce(state)) return [];
  const asked = behind.filter((reader) => !without.includes(reader));
  if (asked.length > 0) throw eventVersionRules.broken('readers-behind', { params: { readers: asked } });
  const leftOut = behind.length === 0 ? {} : { without: [...behind] };
  return [activated(known, version, { how: 'everybody-reads-it', ...leftOut }, given)];
}

/**
 * What comes into force by itself once the ledger knows it: what only adds to what is in force, for whoever reads that one can
 * read it; of a record that begins, everything, for nobody can have read it.
 */
export function comeIntoForce(
  state: EventVersionState,
  { known, isBeginning }: { readonly known: KnownVersions; readonly isBeginning: boolean },
  given: Deciding,
): readonly DecidedAs<typeof eventVersionActivated>[] {
  const later = known.slice(newestInForce(state));
  const breaking = isBeginning ? -1 : later.findIndex(({ change }) => change !== 'only-adds');
  const next = (breaking === -1 ? later : later.slice(0, breaking)).at(-1);
  if (next === undefined) return [];
  const how = isBeginning ? 'from-the-beginning' : 'only-adds';
  return [activated(known, next.schemaVersion, { how }, given)];
}

type Why = Pick<DecidedAs<typeof eventVersionActivated>['data'], 'how' | 'without'>;

function activated(
  known: KnownVersions,
  version: number,
  why: Why,
  { effectiveOn }: Deciding,
): DecidedAs<typeof eventVersionActivated> {
  const data = {
    type: known[0]!.type,
    version,
    readableFrom: readableFrom(known.slice(0, version)),
    ...why,
  };
  return { type: 'ledger.EventVersionActivated', data, effectiveOn, tags: [] };
}

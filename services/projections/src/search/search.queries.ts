import type { Audience } from '@baraza/domain';
import type { Comparison, ServedModels } from '@baraza/read-models';
import { entityTrail, organisationTrail } from '../pages/links.ts';
import { everyRegister } from '../registers/every-register.ts';
import { levelsOfRegister } from '../registers/register.projection.ts';
import { levelOfSight, type Sight } from '../rights/sight.ts';
import { widestOf } from '../viewing/frame.ts';
import { searchModel } from './search.projection.ts';
import { type SearchDoc, SEARCHED, type Searched } from './search.read-model.ts';

export interface SearchQuestion {
  /** Undefined finds nothing: whoever asks nothing is shown the form. */
  readonly q: string | undefined;
  readonly units: readonly string[] | undefined;
  readonly limit: number;
  readonly cursor: string | undefined;
}

export interface Finding {
  readonly register: Searched;
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly unit: string;
  readonly trail: string;
}

export interface Found {
  readonly audience: Audience;
  readonly found: readonly Finding[];
  readonly total: number;
  readonly nextCursor: string | undefined;
  readonly checkpoint: number;
}

/** Entities whose words begin with those sought, by name, each at the level this sight may see. @throws BadCursor */
export async function search(store: ServedModels, sight: Sight, question: SearchQuestion): Promise<Found> {
  const { q, units, limit, cursor } = question;
  const audience = widestOf(sight.audiences);
  if (q === undefined) {
    const checkpoint = await store.checkpoint(searchModel.name);
    return { audience, found: [], total: 0, nextCursor: undefined, checkpoint };
  }
  const page = await store.find(searchModel, {
    ...(units === undefined ? {} : { where: { unit: { in: units } } }),
    anyOf: alternatives(sight),
    search: q,
    orderBy: { index: 'byName' },
    limit,
    ...(cursor === undefined ? {} : { cursor }),
  });
  const { documents, total, nextCursor, checkpoint } = page;
  return { audience, found: documents.map(({ doc }) => finding(doc)), total, nextCursor, checkpoint };
}

/** Each register at its own level; where rights are for some units or organisations, only there. */
function alternatives(sight: Sight): readonly Readonly<Record<string, Comparison>>[] {
  return SEARCHED.flatMap((register) => {
    const level = levelOfSight(levelsOfRegister(everyRegister[register]), sight);
    if (level === undefined) return [];
    const at = { register: { is: register }, level: { is: level } };
    if (sight.units === undefined) return [at];
    return [
      { ...at, unit: { in: sight.units } },
      { ...at, organisations: { in: sight.organisations } },
    ];
  });
}

function finding({ register, id, row }: SearchDoc): Finding {
  const { name = '', status = '', unit = '' } = row;
  const trail = register === 'organisations' ? organisationTrail(id) : entityTrail(id);
  return { register, id, name, status, unit, trail };
}

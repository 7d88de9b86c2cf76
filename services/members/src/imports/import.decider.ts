import type { DataOf, DecidedAs, importBegun, importCompleted } from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { tags, unitTag } from '../tags.pure.ts';
import type { ImportState } from './import.state.ts';

/** Nothing where it has begun: a file that is sent again goes on where it was. */
export function begin(
  state: ImportState,
  data: DataOf<typeof importBegun>,
  given: Deciding,
): readonly DecidedAs<typeof importBegun>[] {
  if (state.status !== 'none') return [];
  return [{ type: 'members.ImportBegun', data, effectiveOn: given.effectiveOn, tags: tags(unitTag(data.unit)) }];
}

/** Nothing where it is completed. */
export function complete(
  state: ImportState,
  data: DataOf<typeof importCompleted>,
  given: Deciding,
): readonly DecidedAs<typeof importCompleted>[] {
  if (state.status !== 'begun') return [];
  return [{ type: 'members.ImportCompleted', data, effectiveOn: given.effectiveOn, tags: tags(unitTag(state.unit)) }];
}

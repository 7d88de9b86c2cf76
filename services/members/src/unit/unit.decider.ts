import { type DecidedAs, UNIT_LEVELS, type UnitLevel, type unitRegistered } from '@baraza/contracts';
import type { CivilDate, Deciding } from '@baraza/domain';
import { tags, unitTag } from '../tags.pure.ts';
import { unitRules } from './unit.rules.ts';
import type { UnitState } from './unit.state.ts';

export interface RegisterUnit {
  readonly code: string;
  readonly name: string;
  readonly level: UnitLevel;
  readonly parent?: string | undefined;
  /** IANA. */
  readonly zone: string;
  readonly validFrom: CivilDate;
  /** The last day on which it belongs, for one that has left already. */
  readonly validUntil?: CivilDate | undefined;
}

export interface UnitFacts {
  /** The unit named as parent, as its stream tells it; undefined where none is named. */
  readonly parent: UnitState | undefined;
  /** The code of the forum's root unit; undefined while there is no forum. */
  readonly rootUnit: string | undefined;
}

/** @throws Rejection by a rule of `unitRules` */
export function register(
  state: UnitState,
  command: RegisterUnit,
  facts: UnitFacts,
  given: Deciding,
): readonly DecidedAs<typeof unitRegistered>[] {
  if (state.status !== 'none') throw unitRules.broken('already-registered', { pointer: '/code' });
  const { code, name, level, parent, zone, validFrom, validUntil } = command;
  if (validUntil !== undefined && validUntil < validFrom) {
    throw unitRules.broken('ends-before-it-begins', { pointer: '/validUntil' });
  }
  assertPlace(command, facts);
  return [
    {
      type: 'members.UnitRegistered',
      data: {
        code,
        name,
        level,
        ...(parent === undefined ? {} : { parent }),
        zone,
        validFrom,
        ...(validUntil === undefined ? {} : { validUntil }),
      },
      effectiveOn: given.effectiveOn,
      tags: parent === undefined ? tags(unitTag(code)) : tags(unitTag(code), unitTag(parent)),
    },
  ];
}

function assertPlace(command: RegisterUnit, { parent, rootUnit }: UnitFacts): void {
  if (command.parent === undefined) {
    if (command.code !== rootUnit) throw unitRules.broken('only-root-without-parent', { pointer: '/parent' });
    return;
  }
  if (command.code === rootUnit) throw unitRules.broken('root-below-another', { pointer: '/parent' });
  if (parent === undefined || parent.status === 'none') {
    throw unitRules.broken('parent-unknown', { pointer: '/parent', params: { parent: command.parent } });
  }
  if (UNIT_LEVELS.indexOf(parent.level) >= UNIT_LEVELS.indexOf(command.level)) {
    throw unitRules.broken('parent-not-higher', {
      pointer: '/level',
      params: { level: command.level, parentLevel: parent.level },
    });
  }
  if (
    command.validFrom < parent.validFrom ||
    (parent.validUntil ?? '9999') < (command.validUntil ?? command.validFrom)
  ) {
    throw unitRules.broken('outside-parents-time', {
      pointer: '/validFrom',
      params: { parentFrom: parent.validFrom, parentUntil: parent.validUntil ?? '' },
    });
  }
}

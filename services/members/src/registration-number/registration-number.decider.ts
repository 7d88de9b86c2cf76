import type { DecidedAs, registrationNumberReleased, registrationNumberReserved } from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { orgTag, tags, unitTag } from '../tags.pure.ts';
import { registrationNumberRules } from './registration-number.rules.ts';
import type { Registration, RegistrationNumberState } from './registration-number.state.ts';

export interface NumberHolder {
  readonly organisation: string;
  /** Of the organisation. */
  readonly unit: string;
  readonly registration: Registration;
}

/** @throws Rejection `registration-number.taken` where another organisation holds it */
export function reserve(
  state: RegistrationNumberState,
  holder: NumberHolder,
  given: Deciding,
): readonly DecidedAs<typeof registrationNumberReserved>[] {
  if (state.status === 'held') {
    if (state.organisation === holder.organisation) return [];
    throw registrationNumberRules.broken('taken', {
      pointer: '/registration/number',
      params: { registrar: holder.registration.registrar },
    });
  }
  return [{ type: 'members.RegistrationNumberReserved', ...inTheName(holder, given) }];
}

export function release(
  state: RegistrationNumberState,
  holder: NumberHolder,
  given: Deciding,
): readonly DecidedAs<typeof registrationNumberReleased>[] {
  if (state.status !== 'held' || state.organisation !== holder.organisation) return [];
  return [{ type: 'members.RegistrationNumberReleased', ...inTheName(holder, given) }];
}

function inTheName({ organisation, unit, registration }: NumberHolder, given: Deciding) {
  return {
    data: { registrar: registration.registrar, number: registration.number, organisation },
    effectiveOn: given.effectiveOn,
    tags: tags(orgTag(organisation), unitTag(unit)),
  };
}

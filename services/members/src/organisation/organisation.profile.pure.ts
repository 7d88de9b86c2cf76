import { REGISTRAR_CODE, WEB_ADDRESS } from '@baraza/contracts';
import { civilDateOf, type PartialDate } from './partial-date.pure.ts';
import type { Deciding } from '@baraza/domain';
import { BUDGET_BANDS, STAFF_BANDS } from '../reference-codes.pure.ts';
import { existsOn } from '../unit/unit.state.ts';
import type { ProfileFacts, ProfileGiven } from './organisation.commands.pure.ts';
import { organisationRules } from './organisation.rules.ts';
import type { Profile } from './organisation.state.ts';

/** A profile in the form in which it is recorded: optional lists empty, no repeats, texts without needless spaces. */
export function profileOf(said: ProfileGiven): Profile {
  const once = (list: readonly string[] | undefined): string[] => [...new Set(list ?? [])];
  return {
    kind: said.kind,
    legalName: tidy(said.legalName),
    ...(said.acronym === undefined ? {} : { acronym: tidy(said.acronym) }),
    unit: said.unit,
    worksIn: once(said.worksIn),
    themes: once(said.themes),
    constituencies: once(said.constituencies),
    languages: once(said.languages),
    web: once(said.web),
    ...(said.registration === undefined
      ? {}
      : { registration: { registrar: said.registration.registrar, number: tidy(said.registration.number) } }),
    ...(said.attestedBy === undefined
      ? {}
      : { attestedBy: { unit: said.attestedBy.unit, members: once(said.attestedBy.members) } }),
    ...(said.founded === undefined ? {} : { founded: said.founded }),
    ...(said.budgetBand === undefined ? {} : { budgetBand: said.budgetBand }),
    ...(said.staffBand === undefined ? {} : { staffBand: said.staffBand }),
  };
}

function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** Which fields to look at, and where they stand in the command's body as a JSON pointer. */
export interface Looking {
  readonly at: string;
  readonly fields: ReadonlySet<keyof Profile>;
}
export const EVERY_FIELD: ReadonlySet<keyof Profile> = new Set([
  'kind',
  'unit',
  'worksIn',
  'themes',
  'constituencies',
  'web',
  'registration',
  'attestedBy',
  'founded',
  'budgetBand',
  'staffBand',
]);

/**
 * The rules every profile keeps. What a correction leaves alone is not looked at again: a unit may have left since.
 * @throws Rejection
 */
export function assertProfile(
  id: string,
  profile: Profile,
  facts: ProfileFacts,
  given: Deciding,
  { at, fields }: Looking,
): void {
  const exists = (code: string): boolean => existsOn(facts.units.get(code), given.effectiveOn);
  if (fields.has('unit') && !exists(profile.unit)) {
    throw organisationRules.broken('unit-unknown', { pointer: `${at}/unit`, params: { unit: profile.unit } });
  }
  const known = (name: 'worksIn' | 'themes' | 'constituencies', isKnown: (code: string) => boolean): void => {
    const unknown = fields.has(name) ? profile[name].findIndex((code) => !isKnown(code)) : -1;
    if (unknown < 0) return;
    const params = { code: profile[name][unknown]! };
    throw organisationRules.broken(RULE_OF_LIST[name], { pointer: `${at}/${name}/${unknown}`, params });
  };
  known('worksIn', exists);
  known('themes', (code) => facts.themes.includes(code));
  known('constituencies', (code) => facts.constituencies.includes(code));
  assertForms(profile, fields, at);
  if (fields.has('budgetBand')) assertBand('budget-band-unknown', profile.budgetBand, BUDGET_BANDS, `${at}/budgetBand`);
  if (fields.has('staffBand')) assertBand('staff-band-unknown', profile.staffBand, STAFF_BANDS, `${at}/staffBand`);
  if (fields.has('founded')) assertFounded(profile.founded, given, `${at}/founded`);
  if (fields.has('kind') || fields.has('registration') || fields.has('attestedBy')) {
    assertAttested(id, profile, facts, exists, at);
  }
}

function assertBand(
  rule: 'budget-band-unknown' | 'staff-band-unknown',
  band: string | undefined,
  bands: readonly string[],
  pointer: string,
): void {
  if (band !== undefined && !bands.includes(band)) throw organisationRules.broken(rule, { pointer });
}

const REGISTRAR = new RegExp(REGISTRAR_CODE);
const WEB = new RegExp(WEB_ADDRESS);

function assertForms({ registration, web }: Profile, fields: ReadonlySet<keyof Profile>, at: string): void {
  if (fields.has('registration') && registration !== undefined && !REGISTRAR.test(registration.registrar)) {
    throw organisationRules.broken('registrar-unknown', { pointer: `${at}/registration/registrar` });
  }
  const malformed = fields.has('web') ? web.findIndex((address) => !WEB.test(address)) : -1;
  if (malformed >= 0) throw organisationRules.broken('web-malformed', { pointer: `${at}/web/${malformed}` });
}

const RULE_OF_LIST = {
  worksIn: 'works-in-unknown-unit',
  themes: 'theme-unknown',
  constituencies: 'constituency-unknown',
} as const;

function assertFounded(founded: PartialDate | undefined, given: Deciding, pointer: string): void {
  if (founded === undefined) return;
  const first = civilDateOf(founded);
  if (first === undefined) throw organisationRules.broken('founded-no-date', { pointer });
  if (first > given.effectiveOn) throw organisationRules.broken('founded-later', { pointer, params: { founded } });
}

function assertAttested(
  id: string,
  { kind, registration, attestedBy }: Profile,
  facts: ProfileFacts,
  exists: (unit: string) => boolean,
  at: string,
): void {
  if (attestedBy === undefined) {
    if (kind === 'movement' && registration === undefined) {
      throw organisationRules.broken('movement-unattested', { pointer: `${at}/attestedBy` });
    }
    return;
  }
  if (kind !== 'movement' || registration !== undefined) {
    throw organisationRules.broken('needs-no-attesting', { pointer: `${at}/attestedBy` });
  }
  if (!exists(attestedBy.unit)) {
    throw organisationRules.broken('attesting-unit-unknown', { pointer: `${at}/attestedBy/unit` });
  }
  for (const [index, member] of attestedBy.members.entries()) {
    const pointer = `${at}/attestedBy/members/${index}`;
    if (member === id) throw organisationRules.broken('attests-itself', { pointer });
    if (!facts.attestingMembers.has(member)) throw organisationRules.broken('attested-by-no-member', { pointer });
  }
}

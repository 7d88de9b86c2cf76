import { RuleSetSchema } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import { Type } from 'typebox';
import { type DatedRules, FIRST_RULES, FLOOR, inForceOn } from './rule-set.pure.ts';
import { adoptedIn, type RulesState } from './rules.state.ts';

const Version = Type.Object(
  { version: Type.Integer(), ...RuleSetSchema.properties },
  { description: 'A version: its number, and all it says' },
);
const DatedVersion = Type.Object({
  from: Type.Union([Type.String(), Type.Null()], {
    description: 'The first day it holds; null: from the first day on',
  }),
  rules: Version,
});

export const RulesDocument = Type.Object({
  id: Type.String(),
  status: Type.Enum(['proposed', 'in-force']),
  versions: Type.Array(DatedVersion, { description: 'In the order of adoption' }),
  proposal: Type.Optional(Type.Object({ proposal: Type.String(), rules: RuleSetSchema })),
});

export const RulesInForce = Type.Object({
  on: Type.String(),
  from: DatedVersion.properties.from,
  rules: Version,
  floor: Type.Object({}, { description: 'What no version can lower, by its place', additionalProperties: true }),
});

export const RulesVersions = Type.Object({ versions: RulesDocument.properties.versions });

/** Version 1 stands first, whether anything was adopted or not. */
export function versionsOf(state: RulesState): readonly { from: CivilDate | null; rules: DatedRules['rules'] }[] {
  return [{ from: null, rules: FIRST_RULES }, ...adoptedIn(state)];
}

export function presentRules(state: RulesState, id: string): object {
  const { status } = state;
  if (status !== 'proposed') return { id, status, versions: versionsOf(state) };
  const { proposal, rules } = state.proposal;
  return { id, status, versions: versionsOf(state), proposal: { proposal, rules } };
}

export function presentInForce(state: RulesState, on: CivilDate): object {
  const rules = inForceOn(adoptedIn(state), on);
  const from = adoptedIn(state).find((one) => one.rules.version === rules.version)?.from ?? null;
  return { on, from, rules, floor: FLOOR };
}

import {
  type DataOf,
  derivedId,
  linkageAccepted,
  linkageEnded,
  LINKAGE_KINDS,
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
  unitLeft,
  unitMoved,
  unitRegistered,
  unitRenamed,
  unitSplit,
} from '@baraza/contracts';
import { addDays } from '@baraza/domain';
import fc from 'fast-check';
import { type GivenEvent, happened } from './given-events.ts';
import { membershipSteps } from './membership-steps.ts';

type Registration = DataOf<typeof organisationRegistered>;

/** The data of a registration, as far as a spec does not care. */
export function aRegistration(organisation: string, given: Partial<Registration> = {}): Registration {
  return {
    organisation,
    kind: 'cbo',
    legalName: `Organisation ${organisation.slice(0, 4)}`,
    unit: 'UG-402',
    worksIn: [],
    themes: ['governance'],
    constituencies: [],
    languages: ['en'],
    web: [],
    ...given,
  };
}

/** The districts and the sub-county of the forum in these histories, and the region above them all. */
export const ROOT = 'WAN';
export const UNITS = ['UG-402', 'UG-404', 'UG-402-KYEIZOOBA'] as const;
const THEMES = ['governance', 'education', 'human-rights'] as const;

const organisations = [1, 2, 3].map((number) => derivedId('spec', 'organisation', String(number)));
const membershipsOf = (organisation: string) =>
  [1, 2].map((number) => derivedId('spec', 'membership', organisation, String(number)));

const organisation = fc.constantFrom(...organisations);
const unit = fc.constantFrom(...UNITS);
const themes = fc.uniqueArray(fc.constantFrom(...THEMES), { minLength: 1 });
const constituencies = fc.uniqueArray(fc.constantFrom('women', 'farmers'));
/** Few enough dates that steps fall on the same one; asked for are these, and the days before them. */
const weeks = fc.nat(14).map((week) => addDays('2025-01-10', 7 * week));
const when = weeks.map((effectiveOn) => ({ effectiveOn }));
export const askedDays = fc.tuple(weeks, fc.boolean()).map(([on, isBefore]) => (isBefore ? addDays(on, -1) : on));

/** The tree that every history begins with. */
const tree: readonly GivenEvent[] = [
  [ROOT, undefined],
  ['UG-402', ROOT],
  ['UG-404', ROOT],
  ['UG-402-KYEIZOOBA', 'UG-402'],
].map(([code, parent]) =>
  happened(unitRegistered, code!, {
    ...{ code: code!, name: code!, level: 'district', zone: 'Africa/Kampala', validFrom: '2014-07-01' },
    ...(parent === undefined ? {} : { parent }),
  }),
);

const organisationStep = fc.oneof(
  { weight: 2, arbitrary: fc.tuple(organisation, unit, themes, constituencies, when).map(registered) },
  fc
    .tuple(organisation, fc.record({ unit, themes, constituencies }, { requiredKeys: [] }), when)
    .map(([id, changes, date]) => {
      return happened(organisationCorrected, id, { organisation: id, reason: 'mistake', changes }, date);
    }),
  fc
    .tuple(organisation, when)
    .map(([id, date]) => happened(organisationClosed, id, { organisation: id, ground: 'dissolved' }, date)),
  fc.tuple(organisation, organisation, fc.boolean(), when).map(([id, into, isReversed, date]) => {
    const contract = isReversed ? organisationMergeReversed : organisationMerged;
    return happened(contract, id, { organisation: id, into, ground: 'registered-twice' }, date);
  }),
  fc
    .tuple(organisation, organisation, fc.boolean(), when)
    .map(([id, duplicate, isBarred, date]) =>
      isBarred
        ? happened(openMembershipBarred, id, { organisation: id, ground: 'merged' }, date)
        : happened(organisationGaveBack, id, { organisation: id, duplicate }, date),
    ),
  fc.tuple(organisation, organisation, fc.nat(1), fc.boolean(), when).map(([id, of, which, isFreed, date]) => {
    const contract = isFreed ? openMembershipFreed : openMembershipClaimed;
    return happened(contract, id, { organisation: id, membership: membershipsOf(of)[which]! }, date);
  }),
);

const linkageStep = fc
  .record({
    from: organisation,
    to: organisation,
    unit,
    kind: fc.constantFrom(...LINKAGE_KINDS),
    when,
    step: fc.nat(3),
  })
  .map(({ from, to, unit: at, kind, when: date, step }) => {
    const [id, between] = [derivedId('spec', 'linkage', from, to), { from, to, unit: at }];
    if (step === 0) return happened(linkageEnded, id, { ...between, ground: 'purpose-achieved' }, date);
    if (step === 1) return happened(linkageRanOut, id, { ...between, until: date.effectiveOn }, date);
    return happened(linkageAccepted, id, { ...between, kind }, date);
  });

interface GivenWhen {
  readonly effectiveOn: string;
}
type Registered = readonly [id: string, unit: string, themes: string[], constituencies: string[], GivenWhen];

function registered([id, at, of, among, date]: Registered): GivenEvent {
  return happened(organisationRegistered, id, aRegistration(id, { unit: at, themes: of, constituencies: among }), date);
}

const membershipStep = fc
  .record({
    ...{ organisation, which: fc.nat(1), unit, when, step: fc.constantFrom(...membershipSteps) },
    category: fc.constantFrom('full', 'associate'),
    required: fc.nat(2),
    status: fc.constantFrom('new' as const, 'current' as const, 'grace' as const, 'suspended' as const),
    other: organisation,
  })
  .map(({ organisation: of, which, unit: at, when: date, step, category, ...more }) =>
    step({ id: membershipsOf(of)[which]!, whose: { organisation: of, category, unit: at }, date, ...more }),
  );

const unitStep = fc.tuple(unit, fc.constantFrom(ROOT, ...UNITS), fc.nat(4), when).map(([code, other, kind, date]) => {
  switch (kind) {
    case 0:
      return happened(unitRenamed, code, { code, name: `${code} since ${date.effectiveOn}` }, date);
    case 1:
      return happened(unitLeft, code, { code, ground: 'left-the-community' }, date);
    case 2:
      return happened(unitSplit, code, { code, into: [other, 'UG-418'] }, date);
    default:
      return happened(unitMoved, code, { code, parent: other, from: ROOT }, date);
  }
});

/**
 * Histories of a few organisations, their memberships and their units in which any step may follow any other and every
 * date may lie before those already recorded: more than deciders allow, so that projections hold whatever deciders become.
 */
export function forumHistories(): fc.Arbitrary<readonly GivenEvent[]> {
  const step = fc.oneof(
    { weight: 5, arbitrary: organisationStep },
    { weight: 7, arbitrary: membershipStep },
    linkageStep,
    unitStep,
  );
  return fc.array(step, { maxLength: 40 }).map((steps) => [...tree, ...steps]);
}

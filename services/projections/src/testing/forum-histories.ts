import {
  type DataOf,
  derivedId,
  membershipAdmitted,
  membershipApplied,
  membershipEndorsed,
  membershipMoved,
  membershipRejected,
  membershipResigned,
  membershipScreened,
  membershipWithdrawn,
  organisationClosed,
  organisationCorrected,
  organisationMerged,
  organisationMergeReversed,
  organisationRegistered,
} from '@baraza/contracts';
import { addDays } from '@baraza/domain';
import fc from 'fast-check';
import { type GivenEvent, happened } from './given-events.ts';

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

const UNITS = ['UG-402', 'UG-404', 'UG-402-KYEIZOOBA'] as const;
const THEMES = ['governance', 'education', 'human-rights'] as const;

const organisations = [1, 2, 3].map((number) => derivedId('spec', 'organisation', String(number)));
const membershipsOf = (organisation: string) =>
  [1, 2].map((number) => derivedId('spec', 'membership', organisation, String(number)));

const unit = fc.constantFrom(...UNITS);
const themes = fc.uniqueArray(fc.constantFrom(...THEMES), { minLength: 1 });
const category = fc.constantFrom('full', 'associate');
const narrative = {
  subject: 'c4d5e6f7-0819-4a2b-8c3d-4e5f60718293',
  commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
};

/**
 * Histories of a few organisations and their memberships in which any step may follow any other and every date may lie
 * before those already recorded: more than deciders allow, so that projections hold whatever deciders become.
 */
export function forumHistories(): fc.Arbitrary<readonly GivenEvent[]> {
  const when = fc.integer({ min: 0, max: 100 }).map((days) => ({ effectiveOn: addDays('2025-01-10', days) }));
  const registered = fc
    .tuple(fc.constantFrom(...organisations), unit, themes, when)
    .map(([id, at, of, date]) =>
      happened(organisationRegistered, id, aRegistration(id, { unit: at, themes: of }), date),
    );
  const corrected = fc
    .tuple(fc.constantFrom(...organisations), fc.option(unit), fc.option(themes), when)
    .map(([id, at, of, date]) => {
      const changes = { ...(at === null ? {} : { unit: at }), ...(of === null ? {} : { themes: of }) };
      return happened(organisationCorrected, id, { organisation: id, reason: 'mistake', changes }, date);
    });
  const closed = fc
    .tuple(fc.constantFrom(...organisations), when)
    .map(([id, date]) => happened(organisationClosed, id, { organisation: id, ground: 'dissolved' }, date));
  const merged = fc
    .tuple(fc.constantFrom(...organisations), fc.constantFrom(...organisations), fc.boolean(), when)
    .map(([id, into, isReversed, date]) =>
      happened(
        isReversed ? organisationMergeReversed : organisationMerged,
        id,
        { organisation: id, into, ground: 'registered-twice' },
        date,
      ),
    );
  const membership = fc
    .tuple(fc.constantFrom(...organisations), fc.nat(1), unit, category, fc.nat(7), fc.nat(2), when)
    .map(([organisation, which, at, of, kind, required, date]) => {
      const id = membershipsOf(organisation)[which]!;
      const whose = { organisation, category: of, unit: at };
      switch (kind) {
        case 0:
          return happened(membershipApplied, id, whose, date);
        case 1: {
          const items = [{ item: 'constitution', finding: 'met' as const }];
          return happened(membershipScreened, id, { ...whose, items, endorsersRequired: required }, date);
        }
        case 2: {
          const endorsement = { ...whose, endorser: organisations[0]!, endorserMembership: id };
          return happened(membershipEndorsed, id, endorsement, date);
        }
        case 3:
          return happened(membershipAdmitted, id, { ...whose, basis: 'application', newUntil: date.effectiveOn }, date);
        case 4:
          return happened(membershipRejected, id, { ...whose, grounds: 'checklist-not-met', narrative }, date);
        case 5:
          return happened(membershipWithdrawn, id, whose, date);
        case 6:
          return happened(membershipResigned, id, whose, date);
        default:
          return happened(membershipMoved, id, whose, date);
      }
    });
  return fc.array(
    fc.oneof({ weight: 2, arbitrary: registered }, corrected, closed, merged, { weight: 6, arbitrary: membership }),
    { maxLength: 40 },
  );
}

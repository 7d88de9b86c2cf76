import type { OrganisationKind } from '@baraza/domain';
import type { SeededChance } from './seeded-chance.pure.ts';

/** A sub-county or district of the sample, as its seed file has it. */
export interface SampleUnit {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parent?: string;
}

export interface InventedOrganisation {
  readonly kind: OrganisationKind;
  readonly legalName: string;
  readonly unit: string;
  readonly worksIn: readonly string[];
  readonly themes: readonly string[];
  readonly constituencies: readonly string[];
  readonly languages: readonly string[];
  readonly founded: string;
  readonly budgetBand: string;
  readonly staffBand: string;
  readonly registration?: { readonly registrar: string; readonly number: string };
}

interface Mould {
  readonly kind: OrganisationKind;
  /** `%` stands for the place. */
  readonly names: readonly string[];
  readonly themes: readonly string[];
  readonly constituencies: readonly string[];
}

/** Kinds of bodies as a district's civil society has them. Every name is invented. */
const MOULDS: readonly Mould[] = [
  {
    kind: 'cbo',
    names: ["% Women's Rights and Savings Group", '% Mothers for Clean Water', "% Widows' Legal Aid Circle"],
    themes: ['human-rights', 'social-justice'],
    constituencies: ['women', 'cbo'],
  },
  {
    kind: 'cbo',
    names: ['% Youth for Accountability', '% Young Voices Drama Group', '% Youth Skills and Justice Club'],
    themes: ['governance', 'social-justice'],
    constituencies: ['youth', 'cbo'],
  },
  {
    kind: 'cbo',
    names: ['% Persons with Disabilities Union', '% Inclusion and Mobility Association'],
    themes: ['human-rights', 'education'],
    constituencies: ['persons-with-disabilities', 'cbo'],
  },
  {
    kind: 'cbo',
    names: ['% Coffee Growers Association', '% Matooke Farmers Cooperative Group', '% Dairy Farmers Alliance'],
    themes: ['development', 'environment-and-climate-change'],
    constituencies: ['farmers', 'cbo'],
  },
  {
    kind: 'cso',
    names: ['% Budget Monitors Network', '% Centre for Local Governance', '% Social Accountability Initiative'],
    themes: ['governance', 'social-justice'],
    constituencies: ['ngo'],
  },
  {
    kind: 'cso',
    names: ['% Health Rights Watch', '% Community Paralegals', '% Land Rights Desk'],
    themes: ['human-rights', 'social-justice'],
    constituencies: ['ngo'],
  },
  {
    kind: 'cso',
    names: ['% Literacy and Learning Trust', '% School Parents Forum', '% Early Learning Partnership'],
    themes: ['education', 'development'],
    constituencies: ['ngo'],
  },
  {
    kind: 'cso',
    names: ['% Wetlands Conservation Trust', '% Hills Reforestation Initiative', '% Climate Action Group'],
    themes: ['environment-and-climate-change', 'development'],
    constituencies: ['ngo'],
  },
  {
    kind: 'peoples-organisation',
    names: ["% Boda-Boda Riders' Association", "% Market Vendors' Union", "% Quarry Workers' Association"],
    themes: ['social-justice', 'development'],
    constituencies: ['workers'],
  },
];

/** What bodies live on and whom they pay, as often as they stand here. */
type Means = Pick<InventedOrganisation, 'budgetBand' | 'staffBand'>;
const MEANS_OF_CSOS: readonly Means[] = [
  { budgetBand: 'under-10k', staffBand: '1-5' },
  { budgetBand: '10k-50k', staffBand: '1-5' },
  { budgetBand: '10k-50k', staffBand: '6-20' },
  { budgetBand: '50k-250k', staffBand: '6-20' },
  { budgetBand: '250k-1m', staffBand: '21-50' },
];
const MEANS_OF_OTHERS: readonly Means[] = [
  { budgetBand: 'none', staffBand: 'volunteers-only' },
  { budgetBand: 'under-10k', staffBand: 'volunteers-only' },
  { budgetBand: 'under-10k', staffBand: 'volunteers-only' },
  { budgetBand: '10k-50k', staffBand: '1-5' },
];

const BEFORE_THE_FORUM = { first: 1994, last: 2020 };

/** One body of a place. `index` tells bodies of one mould and place apart, and makes registration numbers different. */
export function inventOrganisation(
  chance: SeededChance,
  place: SampleUnit,
  siblings: readonly SampleUnit[],
  index: number,
  taken: ReadonlySet<string>,
): InventedOrganisation {
  const mould = chance.pick(MOULDS);
  const names = mould.names.map((name) => name.replace('%', place.name));
  const free = names.filter((name) => !taken.has(name));
  const legalName =
    free.length > 0 ? chance.pick(free) : `${chance.pick(names)} (${place.code.split('-').at(-1)} ${index})`;
  const means = chance.pick(mould.kind === 'cso' ? MEANS_OF_CSOS : MEANS_OF_OTHERS);
  const isRegistered = mould.kind !== 'peoples-organisation' && chance.happens(0.8);
  return {
    kind: mould.kind,
    legalName,
    unit: place.code,
    worksIn: [place.code, ...chance.pickSome(siblings, chance.between(0, 2)).map((unit) => unit.code)],
    themes: mould.themes.slice(0, chance.between(1, mould.themes.length)),
    constituencies: mould.constituencies,
    languages: chance.happens(0.7) ? ['nyn', 'en'] : ['nyn'],
    ...means,
    founded: String(chance.between(BEFORE_THE_FORUM.first, BEFORE_THE_FORUM.last)),
    ...(isRegistered
      ? {
          registration: {
            registrar: mould.kind === 'cso' ? 'UG-NGB' : 'UG-204CBO',
            number: `${mould.kind === 'cso' ? 'S.5914' : 'CBO'}/${String(4_000 + index)}`,
          },
        }
      : {}),
  };
}

const GIVEN = [
  'Akampurira',
  'Tumusiime',
  'Kyomugisha',
  'Ahimbisibwe',
  'Natukunda',
  'Byaruhanga',
  'Orishaba',
  'Twinomujuni',
];
const FAMILY = ['Sample', 'Example', 'Invented', 'Specimen'];

/** A contact who is nobody: the family name says that the person is made up. */
export function inventPerson(chance: SeededChance, index: number): { name: string; email: string; phone: string } {
  const given = chance.pick(GIVEN);
  return {
    name: `${given} ${chance.pick(FAMILY)} ${index}`,
    email: `contact-${index}@sample.example`,
    phone: `+256 000 ${String(index).padStart(6, '0')}`,
  };
}

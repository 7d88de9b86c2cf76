import { addDays, addMonths, type CivilDate } from '@baraza/domain';
import {
  board,
  command,
  officerOf,
  representativeOf,
  type SampleOrganisation,
  type SampleWorld,
} from './sample-world.pure.ts';

/** What an officer can scan in a sample: one grey pixel. */
export const A_SCAN =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const MOST_SCANS = 4;

/** Who has which papers, how often, and for how many months they hold. */
const PAPERS = [
  { proofType: 'ngo-permit', kind: 'cso', share: 0.9, months: [24, 60], number: 'NGOB/P' },
  { proofType: 'memorandum-with-local-government', kind: 'cso', share: 0.35, months: [36, 36], number: 'MOU' },
  { proofType: 'data-protection-registration', kind: 'cso', share: 0.2, months: [12, 12], number: 'PDPO' },
  { proofType: 'quality-certificate-provisional', kind: 'cso', share: 0.08, months: [24, 24], number: 'QUAM' },
  { proofType: 'district-committee-approval', kind: 'cbo', share: 0.5, months: [24, 36], number: 'DNMC' },
] as const;
type Paper = (typeof PAPERS)[number];

/** The papers of a new member, one after the other in the months after its admission. */
export function planProofs(world: SampleWorld, day: CivilDate, organisation: SampleOrganisation, index: number): void {
  const { chance } = world;
  for (const paper of PAPERS.filter(({ kind }) => kind === organisation.kind)) {
    if (!chance.happens(paper.share)) continue;
    world.on(addDays(day, chance.between(5, 120)), (on) => handedIn(world, on, organisation, paper, [index, 0]));
  }
}

/** By its representative, or by the officer of its district, who found it in the post; somebody else looks at it. */
function handedIn(
  world: SampleWorld,
  day: CivilDate,
  organisation: SampleOrganisation,
  paper: Paper,
  [index, nth]: readonly [index: number, nth: number],
): ReturnType<typeof command>[] {
  const { chance } = world;
  if (organisation.membership!.status !== 'member') return [];
  const id = world.id(`${paper.proofType}-${nth}`, index);
  const issuedOn = addDays(day, -chance.between(10, 300));
  const validUntil = addDays(addMonths(issuedOn, chance.between(paper.months[0], paper.months[1])), -1);
  const isRefused = chance.happens(0.05);
  world.on(addDays(day, chance.between(2, 21)), (on) => {
    if (isRefused) {
      world.on(addDays(on, 30), (again) => handedIn(world, again, organisation, paper, [index, nth + 1]));
      return [command(board, `/members/compliance-proofs/${id}/refuse`, { ground: 'illegible' })];
    }
    return [command(board, `/members/compliance-proofs/${id}/verify`)];
  });
  // Most renew it around the day on which it ends; of the others the proof expires.
  if (!isRefused && chance.happens(0.75)) {
    const renewal = addDays(validUntil, chance.between(-40, 25));
    const on = renewal > day ? renewal : addDays(day, 30);
    world.on(on, (later) => handedIn(world, later, organisation, paper, [index, nth + 1]));
  }
  const by = chance.happens(0.7) ? representativeOf(organisation.id) : officerOf(organisation.district);
  const number = `${paper.number}/${issuedOn.slice(0, 4)}/${String(100 + index).padStart(4, '0')}`;
  const proof = { id, organisation: organisation.id, proofType: paper.proofType, number, issuedOn, validUntil };
  const submission = command(by, '/members/compliance-proofs', proof);
  if (!isScanned(world)) return [submission];
  return [
    command(by, '/members/files', { organisation: organisation.id, base64: A_SCAN }),
    { ...submission, takes: { into: 'files', answered: true } },
  ];
}

/** The first few only: what a file is can be seen by one. */
function isScanned(world: SampleWorld): boolean {
  return world.count('scan') <= MOST_SCANS;
}

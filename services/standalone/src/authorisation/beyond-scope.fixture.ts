import type { Role } from '@baraza/domain';
import type { Operation } from '@baraza/service-kit';

export const OURS = '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f';
export const THEIRS = '6e8f3fa1-5c2b-4d9e-9f40-7b6c5d4e3f20';
export const UNIT = 'UG-402';
/** Where a role is held. */
export const PLACES = {
  everywhere: {},
  'own unit': { unit: UNIT },
  'other unit': { unit: 'UG-411' },
  'own organisation': { organisation: OURS },
  'other organisation': { organisation: THEIRS },
} as const;
export type Place = keyof typeof PLACES;
export type Answer = 'nobody' | 'role' | 'out-of-reach' | 'let-in';

/** Where an operation lets in more or fewer than its entity's scope says, and why. */
export const OTHERWISE: Readonly<
  Record<
    string,
    { readonly why: string; readonly is: Answer; when(role: Role, place: Place, operation: Operation): boolean }
  >
> = {
  readCampaign: { why: 'a draft is not released', is: 'out-of-reach', when: (role) => role === 'auditor' },
  readCampaignEvents: { why: 'a draft is not released', is: 'out-of-reach', when: (role) => role === 'auditor' },
  readDemand: { why: 'what is not delivered is not released', is: 'out-of-reach', when: (role) => role === 'auditor' },
  readDemandEvents: {
    why: 'what is not delivered is not released',
    is: 'out-of-reach',
    when: (role) => role === 'auditor',
  },
  readAction: { why: 'a plan is not released', is: 'out-of-reach', when: (role) => role === 'auditor' },
  readOutcome: { why: 'a draft is not released', is: 'out-of-reach', when: (role) => role === 'auditor' },
  readOutcomeEvents: { why: 'a draft is not released', is: 'out-of-reach', when: (role) => role === 'auditor' },
  readStruggle: { why: 'nobody has judged it yet', is: 'out-of-reach', when: (role) => role === 'auditor' },
  makeDeputation: {
    why: 'the board deputes, whatever organisation the deputy comes from',
    is: 'out-of-reach',
    when: (role, place) => role === 'secretariat' && place === 'own organisation',
  },
  proposeProtection: {
    why: 'a rule says that nobody has a part in the protection of whom they act for',
    is: 'let-in',
    when: (role, place) => role === 'protection-officer' && place === 'own organisation',
  },
  splitUnit: { why: 'what stands beside it is begun too', is: 'out-of-reach', when: secretariatOfTheUnit },
  moveUnit: { why: 'it is changed from above', is: 'out-of-reach', when: secretariatOfTheUnit },
  leaveUnit: { why: 'it has left by then, and the roles held there with it', is: 'role', when: secretariatOfTheUnit },
  useKnowledgeProduct: { why: 'what is published is there for all to use', is: 'let-in', when: forAnOrganisation },
  proposeLinkage: { why: 'it is of both its sides', is: 'let-in', when: forAnOrganisation },
  joinLearningExchange: { why: 'every organisation may ask to take part', is: 'let-in', when: forAnOrganisation },
  readAssembly: { why: 'it is for every organisation of its unit', is: 'let-in', when: forOurs },
  enterCandidacy: { why: 'every organisation of its unit may put candidates forward', is: 'let-in', when: forOurs },
  importOrganisations: {
    why: 'every row is placed, and refused, on its own',
    is: 'let-in',
    when: (role, place) => ['secretariat', 'unit-officer'].includes(role) && place === 'other unit',
  },
};
function secretariatOfTheUnit(role: Role, place: Place): boolean {
  return role === 'secretariat' && place === 'own unit';
}
function forOurs(role: Role, place: Place, { roles }: Operation): boolean {
  return roles.includes(role) && place === 'own organisation';
}
function forAnOrganisation(role: Role, place: Place, { roles }: Operation): boolean {
  return roles.includes(role) && place.endsWith('organisation');
}

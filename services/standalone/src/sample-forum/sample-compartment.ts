import type { SealedCompartment, Vault } from '@baraza/privacy';
import { DEVELOPMENT_ISSUER } from '@baraza/service-kit';

/**
 * The officers of the sample forum's sealed compartment, as `baraza token --person` names them, with passphrases made for
 * it: they lock nothing, and nothing in the sample needs a lock.
 */
export const SAMPLE_OFFICERS = [
  { person: 'first-protection-officer', passphrase: 'the first made-up passphrase' },
  { person: 'second-protection-officer', passphrase: 'the second made-up passphrase' },
] as const;

/** Sets it up by those two; an officer who has enrolled already is left as they are. */
export async function setUpSampleCompartment(compartment: SealedCompartment, vault: Vault): Promise<void> {
  for (const { person: subject, passphrase } of SAMPLE_OFFICERS) {
    const officer = await vault.personOf(DEVELOPMENT_ISSUER, subject);
    const { officers } = await compartment.status();
    if (officers.every(({ person }) => person !== officer)) await compartment.enrol(officer, passphrase);
  }
}

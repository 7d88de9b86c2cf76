import { CompartmentRefused } from '@baraza/privacy';
import { BadRequest } from '@baraza/service-kit';
import { type CompartmentRule, compartmentRules } from './sealed-compartment.rules.ts';

/** What the compartment answers; a refusal of its own becomes one of the rule of that name. */
export async function refusedByName<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof CompartmentRefused)) throw error;
    const { refusal, message } = error;
    if (refusal in compartmentRules.rules) throw compartmentRules.broken(refusal as CompartmentRule);
    throw new BadRequest('invalid-body', message);
  }
}

import { everyDocument, type ServedModels } from '@baraza/read-models';
import { campaignRegister } from '../campaign-register/campaign-register.projection.ts';
import { type Moment, rowAt } from '../history/history.pure.ts';
import { registerModel } from '../registers/register.projection.ts';

const campaigns = registerModel(campaignRegister);

/**
 * The campaigns whose rights-holders a constituency is, as their launch told everybody: who leads them says nothing of that, and a
 * plan is sealed.
 */
export async function campaignsFor(
  store: ServedModels,
  constituency: string,
  moment: Moment,
): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { doc } of everyDocument(store, campaigns, { where: { level: { is: 'public' } } })) {
    const row = rowAt(doc.changes, moment, campaignRegister.merge);
    if (row?.rightsHolders.includes(constituency) === true) found.push(doc.id);
  }
  return found;
}

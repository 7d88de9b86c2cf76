import { campaignsContracts } from './campaigns/campaigns.contracts.ts';
import { capacityContracts } from './capacity/capacity.contracts.ts';
import { EventCatalogue } from './catalogue.ts';
import { coalitionsContracts } from './coalitions/coalitions.contracts.ts';
import { ledgerContracts } from './ledger/ledger.contracts.ts';
import { membersContracts } from './members/members.contracts.ts';

/** Every event of the forum, in all versions. */
export const everyContract = new EventCatalogue([
  ...membersContracts,
  ...capacityContracts,
  ...coalitionsContracts,
  ...campaignsContracts,
  ...ledgerContracts,
]);

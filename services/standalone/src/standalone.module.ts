import { CampaignsModule } from '@baraza/campaigns';
import { CapacityModule } from '@baraza/capacity';
import { CoalitionsModule } from '@baraza/coalitions';
import { LedgerModule } from '@baraza/ledger';
import { MembersModule } from '@baraza/members';

/** Every service of the forum. The composition owns nothing of its own. */
export const EVERY_SERVICE = [MembersModule, CapacityModule, CoalitionsModule, CampaignsModule, LedgerModule] as const;

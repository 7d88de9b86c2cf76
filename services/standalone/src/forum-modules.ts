import { CampaignsModule } from '@baraza/campaigns';
import { CapacityModule } from '@baraza/capacity';
import { CoalitionsModule } from '@baraza/coalitions';
import { LedgerModule } from '@baraza/ledger';
import { MembersModule } from '@baraza/members';
import { ProjectionsModule } from '@baraza/projections';

/** Every service of the forum, to be composed into one process. */
export const forumModules = [
  MembersModule,
  CapacityModule,
  CoalitionsModule,
  CampaignsModule,
  ProjectionsModule,
  LedgerModule,
] as const;

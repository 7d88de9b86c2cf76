import { runService } from '@baraza/service-kit';
import { CampaignsModule } from './campaigns.module.ts';

await runService({ name: 'campaigns', modules: [CampaignsModule] });

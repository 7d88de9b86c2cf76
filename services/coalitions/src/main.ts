import { runService } from '@baraza/service-kit';
import { CoalitionsModule } from './coalitions.module.ts';

await runService({ name: 'coalitions', modules: [CoalitionsModule] });

import { runService } from '@baraza/service-kit';
import { CapacityModule } from './capacity.module.ts';

await runService({ name: 'capacity', modules: [CapacityModule] });

import { runService } from '@baraza/service-kit';
import { ProjectionsModule } from './projections.module.ts';

await runService({ name: 'projections', modules: [ProjectionsModule] });

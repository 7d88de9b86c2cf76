import { runService } from '@baraza/service-kit';
import { MembersModule } from './members.module.ts';

await runService({ name: 'members', modules: [MembersModule] });

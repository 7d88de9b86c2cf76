import { runService } from '@baraza/service-kit';
import { LedgerModule } from './ledger.module.ts';

await runService({ name: 'ledger', modules: [LedgerModule] });

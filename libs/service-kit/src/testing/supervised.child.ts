// What a service does about whoever supervises it, and nothing else. Named a file, it stays, and leaves that when it ends in order.
import { writeFileSync } from 'node:fs';
import { endWithSupervisor, tellSupervisor } from '../bootstrap/end-with-supervisor.ts';

const [, , mark] = process.argv;
endWithSupervisor();
tellSupervisor();
if (mark !== undefined) {
  setInterval(() => undefined, 60_000);
  process.on('SIGTERM', () => {
    writeFileSync(mark, '');
    process.exit(0);
  });
}

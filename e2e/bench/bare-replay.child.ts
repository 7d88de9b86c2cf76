// The least that a replay over HTTP can do, in a process of its own: read rows by pages, write them as lines.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';

const [path] = process.argv.slice(2) as [string];
const database = new DatabaseSync(path, { readOnly: true });
const page = database.prepare('SELECT sequence, bytes FROM events WHERE sequence > ? ORDER BY sequence LIMIT 1000');

const server = createServer(async (request, response) => {
  if (request.url === '/ready') return response.end();
  response.setHeader('content-type', 'application/x-ndjson');
  for (let after = 0; ;) {
    const rows = page.all(after) as { sequence: number; bytes: Uint8Array }[];
    if (rows.length === 0) return response.end();
    after = rows.at(-1)!.sequence;
    const text = rows.map(({ bytes }) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'));
    if (!response.write(`${text.join('\n')}\n`)) await once(response, 'drain');
  }
});
server.listen(Number(process.env['PORT']), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));

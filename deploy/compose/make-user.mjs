// Run in the image of the command line: makes the user that the ledger writes to KurrentDB as, who may read and write, and neither delete
// nor change settings (docs/operations.md, "The record in KurrentDB"). Again is no harm.
import { readFileSync } from 'node:fs';
import { jsonEvent, KurrentDBClient } from '@kurrent/kurrentdb-client';

const secret = (name) => readFileSync(`/run/secrets/${name}`, 'utf8').trim();
const admin = secret('kurrentdb-admin');
const baraza = new URL(secret('kurrentdb').replace('kurrentdb:', 'https:'));

const made = await fetch('https://kurrentdb:2113/users', {
  method: 'POST',
  headers: {
    authorization: `Basic ${Buffer.from(`admin:${admin}`).toString('base64')}`,
    'content-type': 'application/json',
  },
  body: JSON.stringify({ loginName: baraza.username, fullName: 'Baraza', groups: [], password: baraza.password }),
});
if (!made.ok && made.status !== 409) throw new Error(`KurrentDB made no user: ${made.status} ${await made.text()}`);

const client = KurrentDBClient.connectionString(
  `kurrentdb://admin:${admin}@kurrentdb:2113?tls=true&tlsCAFile=/run/secrets/ca/ca.crt`,
);
const readers = ['$admins', baraza.username];
const rest = { $d: '$admins', $mr: '$admins', $mw: '$admins' };
const data = {
  $userStreamAcl: { $r: readers, $w: readers, ...rest },
  $systemStreamAcl: { $r: '$admins', $w: '$admins', ...rest },
};
await client.appendToStream('$settings', jsonEvent({ type: 'update-default-acl', data }));
await client.setStreamMetadata('$all', { acl: { readRoles: readers } });
await client.dispose();

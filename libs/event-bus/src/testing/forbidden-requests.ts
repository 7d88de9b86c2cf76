const api = ['$JS.API', '$JS.baraza.API'];
const makeConsumer = (name: string, config: object): string =>
  JSON.stringify({ stream_name: 'BARAZA', config: { name, durable_name: name, ack_policy: 'none', ...config } });

/** What integrator `crm` may not ask of NATS, under either name of JetStream's API: what it would be, subject, body. */
export const FORBIDDEN_REQUESTS: readonly (readonly [string, string, string])[] = [
  ...api.flatMap((prefix): (readonly [string, string, string])[] => [
    ['look at the account', `${prefix}.INFO`, ''],
    ['list the streams', `${prefix}.STREAM.NAMES`, ''],
    ['look at the stream', `${prefix}.STREAM.INFO.BARAZA`, ''],
    ['read a message by its sequence', `${prefix}.STREAM.MSG.GET.BARAZA`, '{"seq":3}'],
    ['read a message directly', `${prefix}.DIRECT.GET.BARAZA`, '{"seq":3}'],
    ['list the consumers', `${prefix}.CONSUMER.NAMES.BARAZA`, ''],
    ['look at a service’s consumer', `${prefix}.CONSUMER.INFO.BARAZA.projections`, ''],
    ['look at another integrator’s', `${prefix}.CONSUMER.INFO.BARAZA.integrator-portal-members`, ''],
    ['pull from another integrator’s', `${prefix}.CONSUMER.MSG.NEXT.BARAZA.integrator-portal-members`, '1'],
    ['pull from the ledger’s', `${prefix}.CONSUMER.MSG.NEXT.BARAZA.ledger`, '1'],
    ['set another integrator’s back', `${prefix}.CONSUMER.RESET.BARAZA.integrator-portal-members`, '{"seq":1}'],
    [
      'widen its own consumer',
      `${prefix}.CONSUMER.CREATE.BARAZA.integrator-crm-members`,
      makeConsumer('integrator-crm-members', { filter_subject: 'baraza.events.>' }),
    ],
    [
      'make its own consumer push to the ledger',
      `${prefix}.CONSUMER.CREATE.BARAZA.integrator-crm-public.baraza.events.public.>`,
      makeConsumer('integrator-crm-public', {
        filter_subject: 'baraza.events.public.>',
        deliver_subject: 'baraza.store.members.append',
      }),
    ],
    [
      'make a consumer of everything',
      `${prefix}.CONSUMER.CREATE.BARAZA.mine`,
      makeConsumer('mine', { filter_subject: 'baraza.events.>' }),
    ],
    ['delete its own consumer', `${prefix}.CONSUMER.DELETE.BARAZA.integrator-crm-members`, ''],
    ['delete a message', `${prefix}.STREAM.MSG.DELETE.BARAZA`, '{"seq":1}'],
    ['purge the stream', `${prefix}.STREAM.PURGE.BARAZA`, ''],
    ['delete the stream', `${prefix}.STREAM.DELETE.BARAZA`, ''],
    ['make a stream', `${prefix}.STREAM.CREATE.MINE`, '{"name":"MINE","subjects":["baraza.events.>"]}'],
  ]),
  ['publish an event', `baraza.events.integrator.members.StepTaken.walk-1`, '{"step":7}'],
  ['publish a public event', `baraza.events.public.members.StepShown.walk-1`, '{"step":7}'],
  ['append to the ledger', 'baraza.store.members.append', '{}'],
  ['read the ledger', 'baraza.store.members.read-all', '{}'],
  ['ask the vault', 'baraza.vault.members.open', '{}'],
  ['take a lease', '$KV.baraza-leases.projections', 'me'],
  ['acknowledge for another', '$JS.ACK.BARAZA.integrator-portal-members.1.1.1.1.1', '+ACK'],
];

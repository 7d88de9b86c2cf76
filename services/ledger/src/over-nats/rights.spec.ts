import { NATS_SERVICES, servicePermissions } from '@baraza/event-bus';
import { SEALED_OPERATIONS, sealedRights, VAULT_OPERATIONS, vaultRights } from '@baraza/privacy';

/** Whether a subject is one that a permission of NATS means; `>` is all that follows. */
const means = (permission: string, subject: string): boolean =>
  permission.endsWith('>') ? subject.startsWith(permission.slice(0, -1)) : permission === subject;

function passes(service: (typeof NATS_SERVICES)[number], subject: string): boolean {
  const { publish, denyPublish } = servicePermissions(service);
  return publish.some((one) => means(one, subject)) && !denyPublish.some((one) => means(one, subject));
}

/** Both doors are held: NATS's, which knows who asks, and the ledger's, which answers. */
describe.each(NATS_SERVICES)('what %s may ask over NATS', (service) => {
  it.each(SEALED_OPERATIONS)('of the sealed compartment (%s) is the same at both doors', (operation) => {
    expect(passes(service, `baraza.sealed.${service}.${operation}`)).toBe(sealedRights(service, operation));
  });

  it.each(VAULT_OPERATIONS.filter((operation) => vaultRights(service, operation)))(
    'of the vault (%s) is let through to the ledger, which answers it',
    (operation) => expect(passes(service, `baraza.vault.${service}.${operation}`)).toBe(true),
  );

  it.each(['erase', 'fieldsOf'] as const)('of the vault about persons (%s) is the same at both doors', (operation) => {
    expect(passes(service, `baraza.vault.${service}.${operation}`)).toBe(vaultRights(service, operation));
  });

  it('is asked in its own name alone', () => {
    for (const other of NATS_SERVICES.filter((one) => one !== service)) {
      expect(passes(service, `baraza.sealed.${other}.status`) || passes(service, `baraza.vault.${other}.seal`)).toBe(
        false,
      );
    }
  });
});

/** The services that are processes of their own, in the order of their ports. */
export const CLUSTER_SERVICES = ['members', 'capacity', 'coalitions', 'campaigns', 'projections', 'ledger'] as const;
export type ClusterService = (typeof CLUSTER_SERVICES)[number];

/** By the first parts of paths: where `/views` and the like are answered. */
const PREFIXES: Readonly<Record<ClusterService, readonly string[]>> = {
  members: ['members'],
  capacity: ['capacity'],
  coalitions: ['coalitions'],
  campaigns: ['campaigns'],
  projections: ['views', 'projections'],
  ledger: ['ledger', 'asyncapi.json'],
};

/** Where a front finds what each first part of a path means; `` is for all that belongs to none. */
export function addressesBehindFront<Address>(
  addressOf: (service: ClusterService) => Address,
): Readonly<Record<string, Address>> {
  const services = Object.fromEntries(
    CLUSTER_SERVICES.flatMap((service) => PREFIXES[service].map((prefix) => [prefix, addressOf(service)])),
  );
  return { ...services, '': addressOf('projections') };
}

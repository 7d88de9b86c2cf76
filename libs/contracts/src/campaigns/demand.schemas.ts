/** How a demand was put before a duty-bearer. */
export const DELIVERY_CHANNELS = ['in-person', 'letter', 'petition', 'hearing', 'email', 'online'] as const;
export type DeliveryChannel = (typeof DELIVERY_CHANNELS)[number];

/** What a duty-bearer can answer to a demand. */
export const DEMAND_ANSWERS = ['accepted', 'partly', 'refused'] as const;
export type DemandAnswer = (typeof DEMAND_ANSWERS)[number];

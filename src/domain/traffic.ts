/** What a file of traffic tells: single sessions, whole days, or what advertising cost. */
export const TRAFFIC_KINDS = ['sessions', 'trafficDays', 'adSpend'] as const
export type TrafficKind = (typeof TRAFFIC_KINDS)[number]

/** What a visitor does in a session, in the order in which a sale goes. */
export const VISIT_STEPS = ['view', 'cart', 'checkout', 'paid'] as const

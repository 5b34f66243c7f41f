/** What a visitor does in a session, in the order in which a sale goes. */
export const VISIT_STEPS = ['view', 'cart', 'checkout', 'paid'] as const
